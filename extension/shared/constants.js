/** Every number that somebody chose, with its unit and the reason for it. */

/**
 * The pointer must rest this long on a mark before its card opens, in ms. Page
 * Previews waits 500 because its text comes over the network; ours is at hand, so
 * only the accidental crossing has to be kept out.
 */
export const DWELL_MS = 250;

/**
 * From this speed on the pointer is on its way to somewhere else, in px/ms. At body
 * size a reader's eye-tracking pointer stays below a third of it.
 */
export const RACING_PX_PER_MS = 0.5;

/**
 * Two samples further apart than this say nothing about speed, in ms: the pointer
 * may have rested between them.
 */
export const SAMPLE_GAP_MS = 50;

/**
 * A card whose mark the pointer has left stays this long, in ms, so that a hand that
 * slips off comes back to it. WCAG 1.4.13 (hoverable) needs at least 300.
 */
export const GRACE_MS = 350;

/**
 * How far outside the line box of a mark the pointer still hits it, in px: the
 * underline hangs below the box, and one pixel of trembling must not close a card.
 */
export const HIT_SLACK_PX = 3;

/** Between the line that is explained and its card, in px: the underline stays visible. */
export const CARD_GAP_PX = 6;

/** Between the card and the edge of the window, in px. */
export const CARD_GUTTER_PX = 8;

/** A card lower than this is no card, in px: two lines of text and the padding. */
export const CARD_MIN_HEIGHT_PX = 72;

/** A finger that wanders further than this is scrolling, in px. */
export const TAP_SLACK_PX = 10;

/**
 * Prose enough for the engine to look at: the sum of √(length − PROSE_MIN_CHARS) over
 * text nodes outside links reaches this. The idea is Readability's; its threshold of
 * 20 refuses four-paragraph agency reports, 12 does not.
 */
export const PROSE_ENOUGH = 12;

/** A shorter run of text is a menu entry, a teaser or a by-line, in UTF-16 code units. */
export const PROSE_MIN_CHARS = 60;

/**
 * Text nodes looked at before the gate gives up. A walk over this many takes about
 * 5 ms; longer front pages are refused by the engine anyway.
 */
export const GATE_MAX_NODES = 20_000;

/** Frames smaller than this in either direction are advertisements and buttons, in px. */
export const FRAME_MIN_PX = 200;

/**
 * The most text one page may send, in UTF-16 code units: a long novel. What stands
 * behind it is left alone.
 */
export const PAGE_MAX_CHARS = 1_500_000;

/** The most blocks one page may send. */
export const PAGE_MAX_BLOCKS = 30_000;

/** The most elements around blocks that one page may send: ten for each block. */
export const PAGE_MAX_GROUPS = 300_000;

/**
 * A changed page is read again this long after the change, in ms. While changes keep
 * coming the wait doubles up to the longest, so a page with a clock in it costs one
 * pass every few seconds; a quiet spell of twice the longest resets it.
 */
export const RESCAN_MS = 120;
export const RESCAN_MAX_MS = 4000;

/** How long a place the reader jumped to stays tinted, in ms. */
export const FLASH_MS = 2500;

/** The longest texts shown in a card, in UTF-16 code units; longer ones end in "…". */
export const SHOWN_MAX_CHARS = 400;

/** The longest word a reader's own glossary may have, in UTF-16 code units. */
export const GLOSSARY_SHORT_MAX = 80;
export const GLOSSARY_TEXT_MAX = 600;
export const GLOSSARY_MAX_ENTRIES = 10_000;

/** The names under which marks stand in `CSS.highlights`; marks.css says the same. */
export const HIGHLIGHT = Object.freeze({
  mark: "glossator-mark",
  link: "glossator-link",
  open: "glossator-open",
  flash: "glossator-flash",
});

/** The element that carries the card; a name no page style can mean. */
export const CARD_ELEMENT = "glossator-card";

/** The name of the port between the popup and the frames of a tab. */
export const POPUP_PORT = "glossator-popup";
