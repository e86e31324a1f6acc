//! The words by which an article says what someone or something is.

use crate::text::{Text, TokenId, WordHash, WordSet};

/// Offices, ranks, trades and kin, in the singular: heads of a description.
#[rustfmt::skip]
static ROLES: WordSet<656> = WordSet::new([
    // heads of state and of government, and their houses
    "president", "premier", "minister", "chancellor", "king", "queen", "prince",
    "princess", "emir", "sultan", "monarch", "ruler", "dictator", "strongman", "leader",
    "head", "chief", "deputy", "governor", "mayor", "secretary", "undersecretary",
    "senator", "congressman", "congresswoman", "lawmaker", "legislator", "mp", "mep",
    "mla", "mec", "mmc", "mna", "mpp", "td", "parliamentarian", "deputies", "speaker",
    "whip", "councillor", "councilor", "alderman", "commissioner", "ambassador", "envoy",
    "diplomat", "consul", "attaché", "nuncio", "representative", "delegate",
    "negotiator", "mediator", "candidate", "nominee", "contender", "challenger",
    "incumbent", "politician", "statesman", "official", "bureaucrat", "spokesman",
    "spokeswoman", "spokesperson", "aide", "adviser", "advisor", "counsellor",
    "counselor", "strategist", "lobbyist", "premiership", "politburo", "ombudsman",
    "auditor", "treasurer", "comptroller", "registrar", "magistrate", "sheriff",
    "chairman", "chairwoman", "chairperson", "chair", "president-elect", "regent", "gov", "sen", "rep",
    "mandarin", "vice-president", "vice-chancellor", "rector", "vice-rector", "dean",
    "provost", "principal", "headmaster", "headmistress", "headteacher", //
    // arms, police, courts
    "general", "lieutenant", "colonel", "major", "captain", "commander", "commodore",
    "admiral", "brigadier", "sergeant", "corporal", "gen", "lt",
    "col", "maj", "capt", "cmdr", "sgt", "cpl", "adm", "brig", "insp", "marshal", "officer", "soldier",
    "sailor", "airman", "pilot", "veteran", "guerrilla", "combatant", "ex-combatant", "militant", "jihadist",
    "terrorist", "rebel", "insurgent", "warlord", "fighter", "constable", "inspector",
    "superintendent", "detective", "policeman", "policewoman", "guard", "judge",
    "justice", "prosecutor", "lawyer", "attorney", "solicitor", "barrister", "advocate",
    "counsel", "notary", "jurist", "coroner", "warden", "bodyguard", "spy", "agent", //
    // business and money
    "director", "manager", "executive", "ceo", "cfo", "coo", "cto", "cio", "founder",
    "co-founder", "cofounder", "owner", "co-owner", "proprietor", "entrepreneur",
    "businessman", "businesswoman", "industrialist", "magnate", "tycoon", "billionaire",
    "mogul", "banker", "investor", "trader", "broker", "economist", "analyst",
    "consultant", "accountant", "shareholder", "partner", "employee", "employer",
    "worker", "labourer", "foreman", "boss", "supervisor", "coordinator", "co-ordinator",
    "administrator", "clerk", "receptionist", "assistant", "associate", "intern",
    "trustee", "president's", "md", "gm", "salesman", "vendor", "hawker", "shopkeeper",
    "retailer", "merchant", "dealer", "supplier", "contractor", "developer", "landlord",
    "tenant", "landowner", //
    // learning and medicine
    "professor", "lecturer", "teacher", "tutor", "instructor", "scholar", "academic",
    "scientist", "researcher", "fellow", "student", "pupil", "graduate", "alumnus",
    "expert", "specialist", "historian", "philosopher", "sociologist", "psychologist",
    "anthropologist", "archaeologist", "biologist", "chemist", "physicist", "geologist",
    "astronomer", "mathematician", "engineer", "technician", "programmer", "inventor",
    "epidemiologist", "virologist", "immunologist", "doctor", "physician", "surgeon",
    "nurse", "midwife", "paramedic", "pharmacist", "dentist", "psychiatrist",
    "paediatrician", "pediatrician", "veterinarian", "therapist", "librarian", "curator",
    "conservator", "educator", "meteorologist", "seismologist", "volcanologist",
    "ecologist", "conservationist", "environmentalist", "professional", "practitioner",
    "astronaut", "cosmonaut", "explorer", //
    // press, letters, arts
    "journalist", "reporter", "correspondent", "editor", "publisher", "columnist",
    "broadcaster", "presenter", "anchor", "host", "commentator", "pundit", "blogger",
    "vlogger", "influencer", "photographer", "photojournalist", "cameraman", "writer",
    "author", "novelist", "poet", "playwright", "essayist", "biographer", "critic",
    "translator", "interpreter", "screenwriter", "filmmaker", "film-maker", "producer",
    "actor", "actress", "comedian", "star", "superstar", "celebrity", "idol", "singer",
    "songwriter", "singer-songwriter", "rapper", "musician", "composer", "conductor",
    "pianist", "violinist", "guitarist", "drummer", "bassist", "vocalist", "frontman",
    "dancer", "choreographer", "artist", "painter", "sculptor", "designer", "architect",
    "model", "chef", "cook", "baker", "illustrator", "cartoonist", "animator", "dj",
    "entertainer", "performer", "soprano", "tenor", "laureate", "winner", //
    // sport
    "player", "footballer", "striker", "forward", "midfielder", "defender", "goalkeeper",
    "keeper", "winger", "attacker", "goalscorer", "playmaker", "left-back", "right-back",
    "coach", "trainer", "skipper", "vice-captain", "umpire", "referee", "batsman",
    "batter", "bowler", "spinner", "pacer", "all-rounder", "allrounder", "wicketkeeper",
    "opener", "cricketer", "pitcher", "catcher", "quarterback", "linebacker", "batswoman",
    "hurler", "slugger", "shortstop", "outfielder", "infielder", "swimmer", "sprinter",
    "runner", "marathoner", "athlete", "boxer", "wrestler", "gymnast", "skater", "skier",
    "cyclist", "rider", "driver", "racer", "jockey", "golfer", "champion", "medallist",
    "medalist", "olympian", "paralympian", "shooter", "archer", "lifter", "weightlifter",
    "shuttler", "seed", "debutant", "rookie", "teammate", "compatriot", "rival",
    "opponent", "substitute", "flanker", "fly-half", "prop", "hooker", "lock", "centre",
    "famer", "sensation", "anchorman", "prodigy", "legend", "icon", "hero",
    "phenom", "ace", "newcomer", //
    // faith and custom
    "pope", "cardinal", "archbishop", "bishop", "priest", "pastor", "reverend", "vicar",
    "monk", "nun", "abbot", "rabbi", "imam", "cleric", "preacher", "mufti", "ayatollah",
    "mullah", "guru", "lama", "missionary", "theologian", "evangelist", "patriarch",
    "chieftain", "elder", "shaman", "saint", "prophet", "deacon", "chaplain", //
    // causes, life and misfortune
    "activist", "campaigner", "organiser", "organizer", "unionist", "dissident",
    "reformer", "revolutionary", "separatist", "nationalist", "supporter",
    "volunteer", "protester", "protestor", "demonstrator", "whistleblower", "refugee",
    "migrant", "exile", "asylum-seeker", "survivor", "victim", "witness", "suspect",
    "defendant", "convict", "prisoner", "inmate", "detainee", "hostage", "fugitive",
    "gangster", "smuggler", "trafficker", "murderer", "killer", "gunman", "robber",
    "thief", "hacker", "fraudster", "offender", "criminal", "kingpin", "mastermind",
    "resident", "villager", "farmer", "fisherman", "herder", "rancher", "miner",
    "taxi-driver", "trucker", "carpenter", "builder", "mechanic",
    "electrician", "plumber", "tailor", "barber", "hairdresser", "waiter", "waitress",
    "bartender", "helper", "maid", "nanny", "cleaner", "gardener", "firefighter",
    "fireman", "rescuer", "lifeguard", "guide", "traveller", "traveler", "tourist",
    "passenger", "pensioner", "retiree", "homemaker", "housewife", "breadwinner",
    "philanthropist", "socialite", "heir", "heiress", "aristocrat", "noble", "citizen",
    "national", "native", "expatriate", "immigrant", "inhabitant", "settler", "pioneer",
    "neighbour", "neighbor", "friend", "colleague", "classmate", "roommate", "member",
    "functionary", "insider", "contestant", "participant", "customer",
    "patient", "user", "enthusiast", "collector", "fan", "man", "woman", "boy", "girl",
    "teenager", "youth", "child", "toddler", "baby", "person", "gentleman", "lady", //
    // kin
    "father", "mother", "son", "daughter", "brother", "sister", "husband", "wife",
    "widow", "widower", "uncle", "aunt", "nephew", "niece", "cousin", "grandfather",
    "grandmother", "grandson", "granddaughter", "twin", "fiancé", "fiancée", "fiance",
    "fiancee", "boyfriend", "girlfriend", "spouse", "stepfather", "stepmother",
    "father-in-law", "mother-in-law", "son-in-law", "brother-in-law", "parent", "orphan",
    "successor", "predecessor", "protégé", "mentor", "mate", "mother-of-two",
    "mother-of-three", "father-of-two", "father-of-three",
]);

/// Kinds of places, bodies and works, in the singular: heads of a description of one.
#[rustfmt::skip]
static KINDS: WordSet<259> = WordSet::new([
    // land
    "city", "town", "village", "hamlet", "suburb", "district", "province", "region",
    "county", "state", "territory", "island", "archipelago", "peninsula", "port",
    "capital", "municipality", "neighbourhood", "neighborhood", "settlement", "enclave",
    "area", "valley", "river", "lake", "mountain", "volcano", "desert", "strait", "bay",
    "sea", "country", "nation", "kingdom", "republic", "colony", "community", "oasis",
    "base", "airport", "camp", "prison", "crossing", "border", "dam", "mine", "oilfield",
    "stronghold", "outpost", "resort", "reserve", "park", "site", "landmark", "temple",
    "mosque", "church", "cathedral", "shrine", "palace", "square", "street", "stadium",
    "arena", "venue", "museum", "hotel", "restaurant", "market", "mall", "building", //
    // bodies
    "company", "firm", "group", "conglomerate", "giant", "maker", "manufacturer",
    "producer", "developer", "operator", "provider", "retailer", "supplier", "airline",
    "carrier", "bank", "lender", "insurer", "fund", "startup", "start-up", "agency",
    "service", "newspaper", "daily", "weekly", "magazine", "tabloid", "broadcaster",
    "channel", "station", "outlet", "website", "portal", "platform", "network", "app",
    "organisation", "organization", "body", "association", "federation", "union",
    "alliance", "coalition", "bloc", "league", "society", "institute", "institution",
    "university", "college", "school", "academy", "hospital", "clinic", "centre",
    "center", "laboratory", "council", "committee", "commission", "authority",
    "ministry", "department", "regulator", "watchdog", "court", "tribunal", "parliament",
    "party", "movement", "militia", "faction", "army", "force", "unit", "brigade",
    "police", "charity", "nonprofit", "non-profit", "ngo", "foundation", "trust",
    "think-tank", "tank", "club", "team", "side", "franchise", "band", "orchestra",
    "troupe", "cartel", "gang", "syndicate", "mafia", "sect", "cult", "tribe", "clan",
    "monopoly", "exchange", "consortium", "venture", "subsidiary", "affiliate", "arm",
    "branch", "wing", "office", "mission", "programme", "program", "project",
    "initiative", "campaign", "scheme", "outfit", "brand", "chain", "label", "studio",
    "publisher", "publication", "journal", "forum", "summit", "conference", "festival",
    "tournament", "competition", "championship", "treaty", "agreement", "pact", "accord", //
    // made things
    "missile", "rocket", "drone", "aircraft", "jet", "fighter", "helicopter", "bomber",
    "ship", "vessel", "destroyer", "frigate", "submarine", "ferry",
    "satellite", "spacecraft", "probe", "telescope", "vaccine", "drug", "medicine",
    "virus", "disease", "variant", "strain", "film", "movie", "series", "show", "drama",
    "novel", "book", "album", "song", "game", "software", "system", "tool", "device",
    "vehicle", "car", "cryptocurrency", "currency", "language", "dialect", "people",
    "minority", "holiday", "technology", "weapon",
]);

/// Words that modify a role and may open a description without an article: *former
/// minister*, *executive director*, *currently a free agent*.
#[rustfmt::skip]
static OPENERS: WordSet<58> = WordSet::new([
    "former", "ex", "acting", "then", "current", "currently", "deputy", "vice", "senior",
    "junior", "chief", "executive", "general", "managing", "prime", "foreign", "first",
    "second", "third", "veteran", "retired", "outgoing", "incoming", "interim",
    "permanent", "assistant", "associate", "joint", "co", "founding", "honorary", "lead",
    "leading", "head", "prominent", "renowned", "longtime", "long", "fellow", "national",
    "international", "regional", "local", "provincial", "federal", "principal", "special",
    "top", "noted", "popular", "celebrated", "famed", "self", "formerly", "previously",
    "also", "director", "one",
]);

/// Modifiers before which, but for a name of a country, only an article stands: the word
/// before *former president* is a verb or a preposition.
static LEFTMOST: WordSet<15> = WordSet::new([
    "former", "then", "acting", "current", "deputy", "vice", "prime", "outgoing",
    "incoming", "interim", "fellow", "retired", "ex", "chief", "foreign",
]);

/// Articles and words like them, which open a description.
static DETERMINERS: WordSet<11> = WordSet::new([
    "a", "an", "the", "his", "her", "their", "its", "my", "our", "another", "one",
]);

/// Verbs that tell, in the past and the present: what follows a name and a comma and
/// begins with one is no description.
#[rustfmt::skip]
static SAYING: WordSet<91> = WordSet::new([
    "said", "says", "say", "told", "tells", "added", "adds", "noted", "notes",
    "explained", "explains", "stated", "states", "commented", "remarked", "observed",
    "argued", "argues", "claimed", "claims", "warned", "warns", "announced",
    "announces", "declared", "insisted", "insists", "stressed", "urged", "asked", "asks",
    "wrote", "writes", "tweeted", "posted", "replied", "responded", "recalled",
    "confirmed", "denied", "revealed", "reported", "described", "called", "believes",
    "believed", "hopes", "hoped", "pointed", "emphasised", "emphasized", "underlined",
    "highlighted", "reiterated", "acknowledged", "admitted", "agreed", "according",
    "quoted", "speaking", "thinks", "thought", "suggested", "suggests", "expressed",
    "welcomed", "condemned", "criticised", "criticized", "praised", "thanked",
    "assured", "affirmed", "asserted", "alleged", "complained", "concluded", "continued",
    "disclosed", "estimated", "expects", "expected", "informed", "maintained",
    "mentioned", "predicted", "promised", "proposed", "rejected", "dismissed", "shared",
]);

/// Words that end a description that is read backwards, and cannot stand in one:
/// prepositions, conjunctions, pronouns, auxiliaries, frequent verbs and adverbs.
#[rustfmt::skip]
static STOPS: WordSet<240> = WordSet::new([
    "of", "in", "on", "at", "to", "for", "from", "by", "with", "without", "as", "into",
    "onto", "over", "under", "after", "before", "during", "since", "until", "against",
    "between", "among", "amongst", "through", "about", "around", "like", "including",
    "such", "via", "per", "than", "despite", "towards", "toward", "upon", "within",
    "alongside", "behind", "beside", "besides", "beyond", "amid", "following", "and",
    "or", "but", "nor", "so", "yet", "if", "when", "while", "where", "whereas", "why",
    "how", "because", "although", "though", "unless", "whether", "that", "which", "who",
    "whom", "whose", "what", "this", "these", "those", "i", "you", "he", "she", "it",
    "we", "they", "him", "me", "us", "them", "himself", "herself", "is", "are", "was",
    "were", "be", "been", "being", "am", "has", "have", "had", "having", "do", "does",
    "did", "will", "would", "shall", "should", "can", "could", "may", "might", "must",
    "not", "no", "also", "only", "just", "even", "still", "again", "once", "here",
    "there", "however", "meanwhile", "moreover", "later", "earlier", "yesterday",
    "today", "both", "either", "neither", "all", "some", "many", "most", "each",
    "every", "any", "ask", "let", "see", "saw", "seen", "met", "meet", "meets", "make",
    "made", "makes", "take", "took", "takes", "taken", "get", "got", "gets", "give",
    "gave", "gives", "given", "find", "found", "finds", "know", "knew", "knows",
    "become", "became", "becomes", "beat", "beats", "lost", "won", "led", "left",
    "sent", "put", "kept", "held", "brought", "bought", "sold", "paid", "came", "come",
    "comes", "went", "go", "goes", "gone", "back", "out", "up", "down", "off", "away",
    "quote", "quotes", "visit", "visits", "join", "joins", "replace", "replaces",
    "succeed", "succeeds", "defeat", "defeats", "face", "faces", "support", "supports",
    "backs", "help", "helps", "show", "shows", "want", "wants", "name", "names",
    "title", "administration", "monday", "tuesday", "wednesday", "thursday", "friday",
    "saturday", "sunday", "january", "february", "march", "april", "june", "july",
    "august", "september", "october", "november", "december",
]);

/// Participles that do stand before a role: *retired general*, *leading economist*.
#[rustfmt::skip]
static PARTICIPLES: WordSet<89> = WordSet::new([
    "retired", "elected", "convicted", "wanted", "jailed", "disgraced", "ousted",
    "deposed", "exiled", "renowned", "acclaimed", "celebrated", "noted", "alleged",
    "suspected", "accused", "decorated", "seasoned", "leading", "acting", "managing",
    "outgoing", "incoming", "sitting", "prominent", "senior", "new", "late", "young",
    "old", "famous", "popular", "top", "influential", "powerful", "legendary", "local",
    "far-right", "british", "chief", "ruling", "founding", "visiting", "presiding",
    "commanding", "governing", "marketing", "engineering", "banking", "training",
    "building", "mining", "shipping", "housing", "planning", "manufacturing", "farming",
    "fishing", "running", "boxing", "racing", "swimming", "opening", "bowling",
    "batting", "sporting", "advertising", "broadcasting", "nursing", "teaching",
    "learning", "operating", "working", "charming", "budding", "aspiring", "rising",
    "surviving", "trading", "united", "red", "naked", "unnamed", "self-styled",
    "award-winning", "prize-winning", "controversial", "affected", "undersigned",
]);

/// Forms of address that say nothing of who someone is.
#[rustfmt::skip]
static COURTESIES: WordSet<45> = WordSet::new([
    "mr", "mrs", "ms", "miss", "mx", "messrs", "madam", "madame", "mme", "monsieur",
    "señor", "señora", "senor", "senora", "don", "doña", "sir", "dame", "dr", "prof",
    "shri", "sri", "smt", "mdm", "encik", "puan", "datuk", "dato", "seri", "tan", "tun",
    "haji", "eng", "engr", "ir", "adv", "hon", "honourable", "honorable", "sheikh",
    "shaikh", "sheikha", "he", "hh", "hrh",
]);

/// What may follow *who* in a clause that says who someone is, and not what they did.
#[rustfmt::skip]
static STANDING_VERBS: WordSet<70> = WordSet::new([
    "is", "was", "has", "had", "lives", "lived", "works", "worked", "leads", "led",
    "heads", "headed", "runs", "ran", "serves", "served", "chairs", "chaired", "teaches",
    "taught", "founded", "owns", "owned", "represents", "represented", "became",
    "becomes", "commands", "commanded", "directs", "directed", "manages", "managed",
    "studies", "studied", "specialises", "specializes", "holds", "held", "oversees",
    "oversaw", "coaches", "coached", "co-founded", "plays", "played", "writes", "will",
    "hails", "ruled", "rules", "governs", "governed", "belongs", "belonged", "currently",
    "previously", "formerly", "also", "once", "recently", "sits", "sat", "stars",
    "trained", "covers", "competes", "fought", "practises", "practices",
]);

/// Participles of what someone or something is, not of what was done to it once.
#[rustfmt::skip]
static STATES: WordSet<37> = WordSet::new([
    "based", "known", "controlled", "owned", "run", "located", "led", "backed", "funded",
    "held", "governed", "ruled", "operated", "used", "considered", "situated",
    "headquartered", "affiliated", "called", "married", "related", "employed", "tasked",
    "regarded", "populated", "inhabited", "recognised", "recognized", "listed", "claimed",
    "occupied", "administered", "credited", "seen", "nicknamed", "named", "born",
]);

/// What may follow *which* in a clause that says what something is.
#[rustfmt::skip]
static STANDING_VERBS_OF_THINGS: WordSet<43> = WordSet::new([
    "is", "was", "has", "are", "owns", "owned", "runs", "operates", "operated",
    "controls", "controlled", "governs", "represents", "represented", "makes", "produces",
    "provides", "manages", "oversees", "includes", "comprises", "groups", "brings",
    "serves", "borders", "lies", "sits", "stands", "links", "connects", "hosts", "covers",
    "regulates", "monitors", "publishes", "specialises", "specializes", "works", "aims",
    "organises", "organizes", "houses", "holds",
]);

/// Endings of words for people that no table can list whole. *-er* and *-or* are left to
/// the table: *after*, *under*, *former*, *minor* end so too.
const ENDINGS: [&str; 7] =
    ["ologist", "ographer", "woman", "person", "tarian", "ician", "keeper"];

/// Whether the word at `id` names a role, in the singular or plural.
pub(in crate::entity) fn is_role(text: &Text, id: TokenId) -> bool {
    let word = text.str_at(id);
    let small = word.starts_with(|c: char| c.is_ascii_lowercase());
    is_role_word(word)
        || small
            && ENDINGS
                .iter()
                .any(|ending| word.len() > ending.len() + 1 && word.ends_with(ending))
}

/// Whether the word names a role, in the singular or plural.
pub(super) fn is_role_word(word: &str) -> bool {
    has_either(&|w| ROLES.has(w), word)
}

/// Whether the word at `id` names a kind of thing, in the singular or plural.
pub(super) fn is_kind(text: &Text, id: TokenId) -> bool {
    is_kind_word(text.str_at(id))
}

/// Whether the word names a kind of thing, in the singular or plural.
pub(super) fn is_kind_word(word: &str) -> bool {
    has_either(&|w| KINDS.has(w), word)
}

fn has_either(has: &dyn Fn(WordHash) -> bool, word: &str) -> bool {
    has(WordHash::of(word))
        || word.strip_suffix('s').is_some_and(|stem| has(WordHash::of(stem)))
        || word
            .strip_suffix("men")
            .is_some_and(|stem| has(WordHash::of(&format!("{stem}man"))))
}

macro_rules! asked {
    ($($(#[$why:meta])* $name:ident: $table:ident;)*) => {$(
        $(#[$why])*
        pub(in crate::entity) fn $name(word: WordHash) -> bool {
            $table.has(word)
        }
    )*};
}

asked! {
    /// Whether the word may open a description without an article.
    opens: OPENERS;
    /// Whether a description hardly ever reaches further to the left than the word.
    is_leftmost: LEFTMOST;
    /// Whether the word is an article or stands for one.
    is_determiner: DETERMINERS;
    /// Whether the word is a verb that tells.
    is_saying: SAYING;
    /// Whether a description read backwards ends before the word.
    stops: STOPS;
    /// Whether the participle may stand before a role.
    is_adjective: PARTICIPLES;
    /// Whether the word is a mere form of address.
    is_courtesy: COURTESIES;
    /// Whether a clause with this verb says who someone is.
    stands: STANDING_VERBS;
    /// Whether the participle says what someone or something is.
    is_state: STATES;
    /// Whether a clause with this verb says what something is.
    stands_for_thing: STANDING_VERBS_OF_THINGS;
}
