//! A generated project as data, made from a list of choices so that a failing one shrinks, and how it is written.

use std::fmt::Write;

/// What a letter model says of its letters: letter, least, most (0 for any number), kind.
pub type Letters = &'static [(char, usize, usize, &'static str)];

const RACI: Letters =
    &[('R', 1, 0, "does"), ('A', 1, 1, "owner"), ('C', 0, 0, "consulted"), ('I', 0, 0, "informed")];
const RACI_VS: Letters = &[
    ('R', 1, 0, "does"),
    ('A', 1, 1, "owner"),
    ('C', 0, 0, "consulted"),
    ('I', 0, 0, "informed"),
    ('V', 0, 1, "checks"),
    ('S', 0, 1, "checks"),
];
const RASCI: Letters = &[
    ('R', 1, 0, "does"),
    ('A', 1, 1, "owner"),
    ('S', 0, 0, "supports"),
    ('C', 0, 0, "consulted"),
    ('I', 0, 0, "informed"),
];
const RACIO: Letters = &[
    ('R', 1, 0, "does"),
    ('A', 1, 1, "owner"),
    ('C', 0, 0, "consulted"),
    ('I', 0, 0, "informed"),
    ('O', 0, 0, "out"),
];
const RCI: Letters = &[('R', 1, 0, "does"), ('C', 0, 0, "consulted"), ('I', 0, 0, "informed")];

const MODELS: [(&str, Letters); 5] =
    [("raci", RACI), ("raci-vs", RACI_VS), ("rasci", RASCI), ("racio", RACIO), ("rci", RCI)];

const ROLES: [&str; 7] = ["anchor", "baker", "cook", "driver", "editor", "farmer", "guard"];
const PEOPLE: [&str; 4] = ["hana", "ivo", "jule", "kofi"];
const ROWS: [&str; 12] = [
    "sowing", "watering", "weeding", "reaping", "drying", "milling", "baking", "cutting",
    "packing", "selling", "counting", "resting",
];
/// Names of which some look alike, with what is the same in those that do, and names with a character unseen.
const ODD_NAMES: [(&str, &str); 5] = [
    ("Pilot", "pilot"),
    ("pilot", "pilot"),
    ("Pílot", "pilot"),
    ("Sea\u{200b}man", ""),
    ("Wo\u{202e}man", ""),
];
const WAIVED: [&str; 13] = [
    "unowned",
    "owned-twice",
    "letter-missing",
    "unassigned",
    "redundant-letter",
    "informed-only",
    "idle-role",
    "role-unfilled",
    "owner-unnamed",
    "idle-person",
    "empty-phase",
    "rule-of-ours",
    "policy",
];

#[derive(Debug, Clone, Default)]
pub struct Plan {
    pub model: usize,
    pub parties: Vec<Party>,
    pub phases: Vec<Phase>,
    /// Those with a table of their own. Where there are none, any name is a person.
    pub people: Vec<Person>,
    pub roles: Vec<Role>,
    pub rows: Vec<Row>,
    pub policies: Vec<Policy>,
    pub rules: Vec<Setting>,
}

#[derive(Debug, Clone)]
pub struct Waiver {
    pub rule: &'static str,
    pub over: bool,
}

#[derive(Debug, Clone)]
pub struct Party {
    pub id: &'static str,
    pub fallback: Option<usize>,
}

#[derive(Debug, Clone)]
pub struct Phase {
    pub id: &'static str,
    pub waivers: Vec<Waiver>,
}

#[derive(Debug, Clone)]
pub struct Person {
    pub id: &'static str,
    pub waivers: Vec<Waiver>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Filler {
    Person(usize),
    Party(usize),
}

#[derive(Debug, Clone)]
pub struct Role {
    pub id: &'static str,
    /// A name of those that are odd.
    pub odd: Option<usize>,
    pub party: Option<usize>,
    pub required: bool,
    pub at_least: Option<usize>,
    pub at_most: Option<usize>,
    pub filled_by: Vec<Filler>,
    pub lead: Option<usize>,
    pub reports_to: Option<usize>,
    pub represents: Option<usize>,
    pub deputy: Option<usize>,
    pub members: Vec<usize>,
    pub tagged: bool,
    pub waivers: Vec<Waiver>,
}

#[derive(Debug, Clone)]
pub struct Row {
    pub id: &'static str,
    pub phase: Option<usize>,
    pub tagged: bool,
    /// Each letter of the model with its roles.
    pub letters: Vec<(char, Vec<usize>)>,
    pub leads_to: Vec<usize>,
    pub waivers: Vec<Waiver>,
}

#[derive(Debug, Clone)]
pub struct Setting {
    pub rule: &'static str,
    pub level: Option<&'static str>,
    pub limit: Option<(&'static str, usize)>,
}

#[derive(Debug, Clone)]
pub struct Policy {
    pub id: &'static str,
    pub level: &'static str,
    pub phase: Option<usize>,
    pub tagged: bool,
    pub demand: Demand,
}

#[derive(Debug, Clone)]
pub enum Demand {
    Require(char, Vec<usize>),
    Forbid(char, usize),
    Count(char, usize, usize),
    Party(char, usize),
    Tagged(char),
    People(usize),
    Distinct,
    LeadsTo(usize),
}

/// What is drawn from: numbers one after the other, and only zeros after the last.
pub struct Choices<'c>(pub &'c [u8]);

impl Choices<'_> {
    fn below(&mut self, most: usize) -> usize {
        let Some((first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        if most == 0 { 0 } else { usize::from(*first) % most }
    }

    /// True one time in so many, and false where nothing is left to draw.
    fn one_in(&mut self, times: usize) -> bool {
        self.below(times) == times - 1
    }

    fn maybe(&mut self, times: usize, most: usize) -> Option<usize> {
        let chosen = self.one_in(times);
        let value = self.below(most);
        (chosen && most > 0).then_some(value)
    }

    /// Some of the numbers below a bound, each once.
    fn some(&mut self, most: usize, of: usize) -> Vec<usize> {
        let number = self.below(most + 1);
        let mut all = Vec::new();
        for _ in 0..number {
            let one = self.below(of);
            if of > 0 && !all.contains(&one) {
                all.push(one);
            }
        }
        all
    }

    fn waivers(&mut self) -> Vec<Waiver> {
        let mut waivers: Vec<Waiver> = Vec::new();
        for _ in 0..2 {
            let chosen = self.one_in(9);
            let rule = WAIVED[self.below(WAIVED.len() - 2)];
            let over = self.one_in(4);
            if chosen && waivers.iter().all(|waiver| waiver.rule != rule) {
                waivers.push(Waiver { rule, over });
            }
        }
        waivers
    }
}

impl Plan {
    /// The project that choices lead to.
    pub fn from_choices(choices: &[u8]) -> Plan {
        let mut c = Choices(choices);
        let mut plan = Plan { model: c.below(MODELS.len()), ..Plan::default() };
        let roles = c.below(ROLES.len() + 1);
        for id in ["north", "south"].into_iter().take(c.below(3)) {
            plan.parties.push(Party { id, fallback: c.maybe(2, roles) });
        }
        for id in ["spring", "summer", "winter"].into_iter().take(c.below(4)) {
            plan.phases.push(Phase { id, waivers: c.waivers() });
        }
        for id in PEOPLE.into_iter().take(c.below(PEOPLE.len() + 1)) {
            plan.people.push(Person { id, waivers: c.waivers() });
        }
        let no_people = c.one_in(4) && plan.people.is_empty();
        for (position, id) in ROLES.into_iter().take(roles).enumerate() {
            let role = plan.role(position, id, no_people, &mut c);
            plan.roles.push(role);
        }
        let rows = c.below(ROWS.len() + 1);
        for id in ROWS.into_iter().take(rows) {
            let row = plan.row(id, rows, &mut c);
            plan.rows.push(row);
        }
        plan.settings(&mut c);
        for id in ["rule-of-ours", "rule-of-theirs"].into_iter().take(c.below(3)) {
            if let Some(policy) = plan.policy(id, &mut c) {
                plan.policies.push(policy);
            }
        }
        if plan.policies.iter().all(|policy| policy.id != "rule-of-ours") {
            plan.each_waivers(|waivers| waivers.retain(|waiver| waiver.rule != "rule-of-ours"));
        }
        plan
    }

    /// Changes the waivers of every thing.
    pub fn each_waivers(&mut self, change: impl Fn(&mut Vec<Waiver>)) {
        self.rows.iter_mut().for_each(|row| change(&mut row.waivers));
        self.roles.iter_mut().for_each(|role| change(&mut role.waivers));
        self.phases.iter_mut().for_each(|phase| change(&mut phase.waivers));
        self.people.iter_mut().for_each(|person| change(&mut person.waivers));
    }

    fn role(
        &self,
        position: usize,
        id: &'static str,
        no_people: bool,
        c: &mut Choices<'_>,
    ) -> Role {
        let mut filled_by = Vec::new();
        for _ in 0..c.below(4) {
            let number = if self.people.is_empty() { PEOPLE.len() } else { self.people.len() };
            let filler = if c.one_in(6) && !self.parties.is_empty() {
                Filler::Party(c.below(self.parties.len()))
            } else {
                Filler::Person(c.below(number))
            };
            if !no_people && !filled_by.contains(&filler) {
                filled_by.push(filler);
            }
        }
        let people = filled_by.iter().filter_map(|filler| match filler {
            Filler::Person(person) => Some(*person),
            Filler::Party(_) => None,
        });
        let people: Vec<usize> = people.collect();
        let at_least = c.maybe(4, 3).map(|least| least + 1);
        Role {
            id,
            odd: c.maybe(8, ODD_NAMES.len()),
            party: c.maybe(2, self.parties.len()),
            required: c.one_in(3),
            at_least,
            at_most: c.maybe(4, 2).map(|more| at_least.unwrap_or(1) + more),
            lead: c.maybe(3, people.len()).map(|lead| people[lead]),
            filled_by,
            // Only those before it, so that nothing goes round in a circle.
            reports_to: c.maybe(2, position),
            represents: c.maybe(8, position),
            deputy: c.maybe(8, position),
            members: if c.one_in(4) { c.some(3, position) } else { Vec::new() },
            tagged: c.one_in(2),
            waivers: c.waivers(),
        }
    }

    fn row(&self, id: &'static str, rows: usize, c: &mut Choices<'_>) -> Row {
        let common = !c.one_in(4);
        let letters = self.letters().iter().map(|(letter, ..)| {
            let most = if common && *letter == 'A' { 1 } else { 3 };
            (*letter, c.some(most, self.roles.len()))
        });
        let letters = letters.collect();
        let position = ROWS.iter().position(|row| *row == id).unwrap();
        let others = c.some(2, rows).into_iter().filter(|other| *other != position);
        Row {
            id,
            letters,
            leads_to: others.collect(),
            phase: c.maybe(2, self.phases.len()),
            tagged: c.one_in(2),
            waivers: c.waivers(),
        }
    }

    fn settings(&mut self, c: &mut Choices<'_>) {
        for (rule, _) in super::LEVELS.into_iter().filter(|(rule, _)| *rule != "policy") {
            let is_off = matches!(
                rule,
                "spectator-role" | "everywhere-role" | "self-approval" | "owner-outranked"
            );
            let chosen = c.one_in(if is_off { 2 } else { 8 });
            let level = ["warn", "error", "info", "off"][c.below(4)];
            let limit = match rule {
                "many-responsible" | "many-consulted" | "many-informed" => {
                    Some(("max", c.below(3)))
                }
                "overloaded-role" | "overloaded-person" => {
                    Some([("least", 2), ("share", 20)][c.below(2)])
                }
                _ => None,
            };
            let without_level = limit.is_some() && c.one_in(2);
            if chosen || limit.is_some() && c.one_in(2) {
                self.rules.push(Setting { rule, level: (!without_level).then_some(level), limit });
            }
        }
    }

    fn policy(&self, id: &'static str, c: &mut Choices<'_>) -> Option<Policy> {
        let letters = self.letters();
        let letter = letters[c.below(letters.len())].0;
        let (kind, roles, number) = (c.below(8), self.roles.len(), c.below(3));
        let some = c.some(2, roles);
        let demand = match kind {
            0 if !some.is_empty() => Demand::Require(letter, some),
            1 if roles > 0 => Demand::Forbid(letter, number % roles),
            2 => Demand::Count(letter, number, number + 1),
            3 if !self.parties.is_empty() => Demand::Party(letter, number % self.parties.len()),
            4 => Demand::Tagged(letter),
            5 => Demand::People(number + 1),
            6 if self.owner().is_some() => Demand::Distinct,
            7 => Demand::LeadsTo(number + 1),
            _ => return None,
        };
        let level = ["error", "warn", "info"][c.below(3)];
        Some(Policy {
            id,
            level,
            demand,
            phase: c.maybe(3, self.phases.len()),
            tagged: c.one_in(3),
        })
    }

    pub fn letters(&self) -> Letters {
        MODELS[self.model].1
    }

    pub fn owner(&self) -> Option<char> {
        self.letters().iter().find(|letter| letter.3 == "owner").map(|letter| letter.0)
    }

    pub fn kind(&self, letter: char) -> &'static str {
        self.letters().iter().find(|known| known.0 == letter).unwrap().3
    }

    /// The phase of a row that a finding speaks of.
    pub fn phase_of(&self, subject: &str) -> Option<String> {
        let row = self.rows.iter().find(|row| Some(row.id) == subject.strip_prefix("row "))?;
        Some(format!("phase {}", self.phases[row.phase?].id))
    }

    pub fn name(&self, role: usize) -> String {
        let role = &self.roles[role];
        role.odd.map_or_else(|| format!("The {}", role.id), |odd| ODD_NAMES[odd].0.to_owned())
    }

    /// What is the same in names that look alike.
    pub fn look(&self, role: usize) -> Option<&'static str> {
        self.roles[role].odd.map(|odd| ODD_NAMES[odd].1).filter(|look| !look.is_empty())
    }

    /// The project as tables, each with the file that it belongs to.
    pub fn tables(&self) -> Vec<(&'static str, String)> {
        let mut tables = vec![(
            "raci.toml",
            format!("[project]\nname = \"Farm\"\nmodel = \"{}\"\n", MODELS[self.model].0),
        )];
        if !self.rules.is_empty() {
            tables.push((
                "raci.toml",
                format!("[rules]\n{}", self.rules.iter().map(written).collect::<String>()),
            ));
        }
        for party in &self.parties {
            let mut text = format!("[party.{0}]\nname = \"Party {0}\"\n", party.id);
            self.reference(&mut text, "fallback", party.fallback);
            tables.push(("raci.toml", text));
        }
        for phase in &self.phases {
            let text = format!("[phase.{0}]\nname = \"In {0}\"\n", phase.id);
            tables.push(("raci.toml", text + &waived("phase", phase.id, &phase.waivers)));
        }
        for policy in &self.policies {
            tables.push(("raci.toml", self.written_policy(policy)));
        }
        for person in &self.people {
            let text = format!("[person.{0}]\nname = \"Ms {0}\"\n", person.id);
            tables.push(("people.toml", text + &waived("person", person.id, &person.waivers)));
        }
        for position in 0..self.roles.len() {
            tables.push(("roles.toml", self.written_role(position)));
        }
        for row in &self.rows {
            tables.push(("assignments.toml", self.written_row(row)));
        }
        tables
    }

    fn reference(&self, text: &mut String, key: &str, role: Option<usize>) {
        if let Some(role) = role {
            writeln!(text, "{key} = \"{}\"", self.roles[role].id).unwrap();
        }
    }

    fn list(&self, text: &mut String, key: &str, roles: &[usize]) {
        let ids: Vec<String> =
            roles.iter().map(|role| format!("\"{}\"", self.roles[*role].id)).collect();
        writeln!(text, "{key} = [{}]", ids.join(", ")).unwrap();
    }

    fn written_role(&self, position: usize) -> String {
        let role = &self.roles[position];
        let name = self.name(position).escape_unicode().to_string().replace("\\u{", "\\U{");
        let name: String = name
            .split("\\U{")
            .skip(1)
            .map(|code| format!("\\U{:0>8}", code.trim_end_matches('}')))
            .collect();
        let mut text =
            format!("[role.{}]\nname = \"{name}\"\nrequired = {}\n", role.id, role.required);
        if let Some(party) = role.party {
            writeln!(text, "party = \"{}\"", self.parties[party].id).unwrap();
        }
        let filler = |filler: &Filler| match filler {
            Filler::Person(person) => format!("\"{}\"", PEOPLE[*person]),
            Filler::Party(party) => format!("\"{}\"", self.parties[*party].id),
        };
        let fillers: Vec<String> = role.filled_by.iter().map(filler).collect();
        if !fillers.is_empty() {
            writeln!(text, "filled-by = [{}]", fillers.join(", ")).unwrap();
        }
        if let Some(lead) = role.lead {
            writeln!(text, "lead = \"{}\"", PEOPLE[lead]).unwrap();
        }
        for (key, number) in [("at-least", role.at_least), ("at-most", role.at_most)] {
            if let Some(number) = number {
                writeln!(text, "{key} = {number}").unwrap();
            }
        }
        self.reference(&mut text, "reports-to", role.reports_to);
        self.reference(&mut text, "represents", role.represents);
        self.reference(&mut text, "deputy", role.deputy);
        if !role.members.is_empty() {
            self.list(&mut text, "members", &role.members);
        }
        if role.tagged {
            text.push_str("tags = \"trained\"\n");
        }
        text + &waived("role", role.id, &role.waivers)
    }

    fn written_row(&self, row: &Row) -> String {
        let mut text = format!("[responsibility.{0}]\nname = \"Do the {0}\"\n", row.id);
        for (letter, roles) in &row.letters {
            self.list(&mut text, &letter.to_string(), roles);
        }
        if let Some(phase) = row.phase {
            writeln!(text, "phase = \"{}\"", self.phases[phase].id).unwrap();
        }
        if row.tagged {
            text.push_str("tags = [\"release\"]\n");
        }
        let followers: Vec<String> =
            row.leads_to.iter().map(|row| format!("\"{}\"", ROWS[*row])).collect();
        if !followers.is_empty() {
            writeln!(text, "leads-to = [{}]", followers.join(", ")).unwrap();
        }
        text + &waived("responsibility", row.id, &row.waivers)
    }

    fn written_policy(&self, policy: &Policy) -> String {
        let mut text =
            format!("[policy.{0}]\ntitle = \"{0}\"\nlevel = \"{1}\"\n", policy.id, policy.level);
        let mut select = Vec::new();
        select.extend(policy.phase.map(|phase| format!("phase = \"{}\"", self.phases[phase].id)));
        select.extend(policy.tagged.then(|| "tags = \"release\"".to_owned()));
        if !select.is_empty() {
            writeln!(text, "select = {{ {} }}", select.join(", ")).unwrap();
        }
        let ids = |roles: &[usize]| {
            roles
                .iter()
                .map(|role| format!("\"{}\"", self.roles[*role].id))
                .collect::<Vec<_>>()
                .join(", ")
        };
        let line = match &policy.demand {
            Demand::Require(letter, roles) => {
                format!("require = {{ {letter} = [{}] }}", ids(roles))
            }
            Demand::Forbid(letter, role) => {
                format!("forbid = {{ {letter} = [{}] }}", ids(&[*role]))
            }
            Demand::Count(letter, least, most) => {
                format!("count = {{ {letter} = \"{least}..{most}\" }}")
            }
            Demand::Party(letter, party) => {
                format!("party = {{ {letter} = \"{}\" }}", self.parties[*party].id)
            }
            Demand::Tagged(letter) => format!("tagged = {{ {letter} = \"trained\" }}"),
            Demand::People(least) if self.owner().is_some() => {
                format!("people = {{ RA = {least} }}")
            }
            Demand::People(least) => format!("people = {{ R = {least} }}"),
            Demand::Distinct => "distinct = [\"R\", \"A\"]".to_owned(),
            Demand::LeadsTo(least) => format!("leads-to = {least}"),
        };
        text + &line + "\n"
    }
}

fn written(setting: &Setting) -> String {
    let limit = setting.limit.map(|(name, number)| format!("{name} = {number}"));
    match (setting.level, limit) {
        (Some(level), None) => format!("{} = \"{level}\"\n", setting.rule),
        (level, limit) => {
            let level = level.map(|level| format!("level = \"{level}\""));
            let both: Vec<String> = level.into_iter().chain(limit).collect();
            format!("{} = {{ {} }}\n", setting.rule, both.join(", "))
        }
    }
}

fn waived(kind: &str, id: &str, waivers: &[Waiver]) -> String {
    if waivers.is_empty() {
        return String::new();
    }
    let line = |waiver: &Waiver| {
        let until = if waiver.over { "2026-11-21" } else { "2026-11-22" };
        format!("{} = {{ reason = \"agreed\", until = {until} }}\n", waiver.rule)
    };
    format!("[{kind}.{id}.waive]\n{}", waivers.iter().map(line).collect::<String>())
}
