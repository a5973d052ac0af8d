//! JSON whose keys keep their order, on as few lines as fit.

/// The longest line, in characters.
const WIDTH: usize = 118;

/// A JSON value. The keys of an object keep the order in which they are given.
#[derive(Clone)]
pub(super) enum Json {
    Text(String),
    Number(u32),
    Boolean(bool),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl Json {
    pub fn object<K: Into<String>>(members: impl IntoIterator<Item = (K, Json)>) -> Json {
        Json::Object(members.into_iter().map(|(key, value)| (key.into(), value)).collect())
    }

    /// The whole document, indented by two spaces a level, with a line break at the end.
    pub fn document(&self) -> String {
        let mut text = String::new();
        self.write(0, 0, true, &mut text);
        text.push('\n');
        text
    }

    /// Writes the value on one line if it fits, otherwise one line for each part. `column` is the length of the line
    /// so far, `level` its indentation. The last part of a list or an object has no comma behind it.
    fn write(&self, level: usize, column: usize, is_last: bool, text: &mut String) {
        let line = self.to_line();
        let comma = usize::from(!is_last);
        let parts: Vec<(String, &Json)> = match self {
            Json::Object(members) if !members.is_empty() => {
                members.iter().map(|(key, value)| (format!("{}: ", quote(key)), value)).collect()
            }
            Json::List(values) if !values.is_empty() => {
                values.iter().map(|value| (String::new(), value)).collect()
            }
            _ => Vec::new(),
        };
        if parts.is_empty() || column + line.chars().count() + comma <= WIDTH {
            text.push_str(&line);
            return;
        }
        let (open, close) = if matches!(self, Json::Object(_)) { ('{', '}') } else { ('[', ']') };
        let indent = "  ".repeat(level + 1);
        text.push(open);
        for (position, (key, value)) in parts.iter().enumerate() {
            let is_last = position + 1 == parts.len();
            text.push('\n');
            text.push_str(&indent);
            text.push_str(key);
            value.write(level + 1, indent.len() + key.chars().count(), is_last, text);
            if !is_last {
                text.push(',');
            }
        }
        text.push('\n');
        text.push_str(&indent[2..]);
        text.push(close);
    }

    fn to_line(&self) -> String {
        match self {
            Json::Text(text) => quote(text),
            Json::Number(number) => number.to_string(),
            Json::Boolean(flag) => flag.to_string(),
            Json::List(values) => {
                let values: Vec<String> = values.iter().map(Json::to_line).collect();
                format!("[{}]", values.join(", "))
            }
            Json::Object(members) if members.is_empty() => "{}".to_owned(),
            Json::Object(members) => {
                let members: Vec<String> = members
                    .iter()
                    .map(|(key, value)| format!("{}: {}", quote(key), value.to_line()))
                    .collect();
                format!("{{ {} }}", members.join(", "))
            }
        }
    }
}

impl From<&str> for Json {
    fn from(text: &str) -> Json {
        Json::Text(text.to_owned())
    }
}

impl From<bool> for Json {
    fn from(flag: bool) -> Json {
        Json::Boolean(flag)
    }
}

impl From<u32> for Json {
    fn from(number: u32) -> Json {
        Json::Number(number)
    }
}

impl From<Vec<Json>> for Json {
    fn from(values: Vec<Json>) -> Json {
        Json::List(values)
    }
}

/// A reference to a definition of the schema.
pub(super) fn reference(name: &str) -> Json {
    Json::object([("$ref", definition(name))])
}

/// The address of a definition of the schema.
pub(super) fn definition(name: &str) -> Json {
    Json::Text(format!("#/definitions/{name}"))
}

/// One sentence and another, if there is another.
pub(super) fn sentences(one: &str, other: &str) -> Json {
    Json::Text(format!("{one} {other}").trim_end().to_owned())
}

/// A JSON string.
fn quote(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
