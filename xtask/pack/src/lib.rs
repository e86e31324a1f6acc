//! Compiles `data/` into the knowledge pack.
