//! XML as it comes out of an archive, element by element. Nothing outside of it is ever fetched, and the only entities
//! are the five that XML itself has.

use std::borrow::Cow;
use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::broken;
use super::package::{shown, unpacking};
use crate::import::read::ReadError;
use crate::import::read::budget::nesting;
use crate::limits::Limits;

/// XML while it is read.
pub struct Xml<R> {
    reader: Reader<R>,
    name: String,
    buffer: Vec<u8>,
    depth: usize,
    limits: Limits,
}

impl<R: BufRead> Xml<R> {
    /// Begins to read. The name is that of the part, for when it is damaged.
    pub fn new(read: R, name: &str, limits: Limits) -> Self {
        let mut reader = Reader::from_reader(read);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.check_end_names = false;
        config.allow_dangling_amp = true;
        Xml { reader, name: name.to_owned(), buffer: Vec::new(), depth: 0, limits }
    }

    /// The next event, `Eof` at the end. An empty element is one that begins and one that ends.
    ///
    /// # Errors
    /// When it is no XML, or ends too early.
    pub fn next(&mut self) -> Result<Event<'_>, ReadError> {
        self.buffer.clear();
        let event = match self.reader.read_event_into(&mut self.buffer) {
            Ok(event) => event,
            Err(quick_xml::Error::Io(error)) => {
                return Err(unpacking(&error, &self.name, &self.limits));
            }
            Err(_) => return Err(broken(format!("{} is no XML", shown(&self.name)))),
        };
        match &event {
            Event::Start(_) => self.depth += 1,
            Event::End(_) => self.depth = self.depth.saturating_sub(1),
            Event::Eof if self.depth > 0 => {
                return Err(broken(format!("{} ends too early", shown(&self.name))));
            }
            _ => {}
        }
        nesting(&self.limits, self.depth)?;
        Ok(event)
    }

    /// Passes over what is left of the element that has just begun.
    ///
    /// # Errors
    /// When it is no XML.
    pub fn skip(&mut self) -> Result<(), ReadError> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            self.next()?;
        }
        Ok(())
    }
}

/// The value of an attribute, whatever namespace its name is in.
pub fn attribute<'e>(element: &'e BytesStart<'_>, name: &str) -> Option<Cow<'e, str>> {
    attributes(element).find_map(|(key, value)| (key == name).then(|| unescaped(value)))
}

/// The attributes, by their names without namespaces, and as they are written.
pub fn attributes<'e>(
    element: &'e BytesStart<'_>,
) -> impl Iterator<Item = (&'e str, Cow<'e, str>)> {
    let mut attributes = element.attributes();
    attributes.with_checks(false);
    attributes.filter_map(Result::ok).map(|attribute| (local(attribute.key.0), attribute.value))
}

/// A name without its namespace.
pub fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// The value of an attribute as it is meant.
pub fn unescaped(value: Cow<'_, str>) -> Cow<'_, str> {
    if value.contains('&') {
        match quick_xml::escape::unescape(&value) {
            Ok(meant) => Cow::Owned(meant.into_owned()),
            Err(_) => value,
        }
    } else {
        value
    }
}

/// Adds the text of an event, if it is text.
pub fn push_text(event: &Event<'_>, text: &mut String) {
    match event {
        Event::Text(part) => text.push_str(&part.xml10_content()),
        Event::CData(part) => text.push_str(&part.xml10_content()),
        Event::GeneralRef(name) => match (name.resolve_char_ref(), name.as_ref()) {
            (Ok(Some(character)), _) => text.push(character),
            (_, "lt") => text.push('<'),
            (_, "gt") => text.push('>'),
            (_, "amp") => text.push('&'),
            (_, "quot") => text.push('"'),
            (_, "apos") => text.push('\''),
            (_, other) => {
                text.push('&');
                text.push_str(other);
                text.push(';');
            }
        },
        _ => {}
    }
}
