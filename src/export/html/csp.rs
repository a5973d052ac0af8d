//! The Content-Security-Policy of the page. It allows the page's own script and styles by their hashes, and nothing else.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;

use crate::export::html::styles::Styles;
use sha2::{Digest as _, Sha256};

use crate::export::html::{SCRIPT, STYLE};

/// The policy. `unsafe-hashes` extends the list of hashes to `style` attributes.
#[must_use]
pub(super) fn new(styles: &Styles, has_logo: bool) -> String {
    let attributes = styles.all().iter().map(|style| hash(style));
    let all: Vec<String> = std::iter::once(hash(STYLE)).chain(attributes).collect();
    let images = if has_logo { "data:" } else { "'none'" };
    format!(
        "default-src 'none'; script-src {}; style-src 'unsafe-hashes' {}; img-src {images}; \
         base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'",
        hash(SCRIPT),
        all.join(" ")
    )
}

/// The source expression of a script or a style in a policy: its SHA-256 in Base64.
#[must_use]
pub fn hash(text: &str) -> String {
    format!("'sha256-{}'", BASE64.encode(Sha256::digest(text)))
}
