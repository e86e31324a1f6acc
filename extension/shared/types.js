/**
 * The shapes that several rooms of the extension speak of.
 *
 * @typedef {"title" | "heading" | "paragraph" | "list-item" | "quotation" | "caption" | "cell" | "other"} Role
 * @typedef {"newcomer" | "regular" | "expert"} Level
 * @typedef {"page" | "pack" | "user" | "wikipedia"} Source
 *
 * @typedef {object} PageBlock one block of text as the engine takes it
 * @property {string} text
 * @property {Role} role
 * @property {Features} features
 *
 * @typedef {object} Features where a block stands and how it is made
 * @property {number} link characters of it in links
 * @property {number} emphasis characters of it in bold or italic type
 * @property {number} group its own element, in the groups of the page
 *
 * @typedef {object} Group an element around blocks
 * @property {number} parent the one around it, or itself
 * @property {string} tag
 * @property {string} names what the author called it
 *
 * @typedef {object} PageTraits what a page as a whole is
 * @property {boolean} password it asks for one
 * @property {boolean} editor it is being written
 * @property {boolean} article it says it is one
 * @property {boolean} product it says it is one
 *
 * @typedef {object} EnginePage
 * @property {string} url
 * @property {string} language
 * @property {string} title
 * @property {PageTraits} traits
 * @property {boolean} asked
 * @property {Group[]} groups
 * @property {PageBlock[]} blocks
 *
 * @typedef {{ expansion: string, gloss: string, confidence: number }} Sense
 * @typedef {{ text: string, block: number, start: number, end: number }} Introduction
 *
 * @typedef {object} Term
 * @property {"acronym" | "person" | "place" | "organisation" | "product" | "group" | "event" | "other"} kind
 * @property {string} name
 * @property {string | null} short
 * @property {string} gloss
 * @property {{ text: string, source: Source } | null} expansion
 * @property {Source[]} sources
 * @property {Sense[]} senses
 * @property {Introduction | null} introduction
 *
 * @typedef {object} Answer
 * @property {boolean} article
 * @property {string | null} reason why nothing was annotated
 * @property {string | null} packError why the knowledge pack could not be read
 * @property {Term[]} terms
 * @property {number[]} mentions flat: block, start, end, term, flags
 *
 * @typedef {{ short: string, name: string, gloss: string }} GlossaryEntry
 *
 * @typedef {object} Settings
 * @property {boolean} enabled
 * @property {Level} level
 * @property {string[]} sitesOff
 * @property {GlossaryEntry[]} glossary
 *
 * @typedef {object} Status what a frame tells the popup
 * @property {string} frame a number of the frame's own choosing
 * @property {boolean} top
 * @property {string} site
 * @property {"off" | "reading" | "refused" | "done" | "failed"} state
 * @property {string | null} reason
 * @property {string | null} packError
 * @property {{ id: number, short: string | null, name: string, gloss: string }[]} terms
 */

export {};
