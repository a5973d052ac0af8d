//! The Content-Security-Policy of the page: its own script and its own styles, each by its hash, and nothing else.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;

use crate::export::html::styles::Styles;
use sha2::{Digest as _, Sha256};

use crate::export::html::{SCRIPT, STYLE};

/// The policy. `unsafe-hashes` lets `style` attributes be named by their hashes as well; it allows no other.
#[must_use]
pub(super) fn new(styles: &Styles, has_logo: bool) -> String {
    let attributes = styles.all().iter().map(|style| hash(style));
    let all: Vec<String> = std::iter::once(hash(STYLE)).chain(attributes).collect();
    let pictures = if has_logo { "data:" } else { "'none'" };
    format!(
        "default-src 'none'; script-src {}; style-src 'unsafe-hashes' {}; img-src {pictures}; \
         base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'",
        hash(SCRIPT),
        all.join(" ")
    )
}

/// The hash by which a policy names a script or a style.
#[must_use]
pub fn hash(text: &str) -> String {
    format!("'sha256-{}'", BASE64.encode(Sha256::digest(text)))
}
