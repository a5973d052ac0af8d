//! How paths are shown: relative to the current folder, and with `/` on every system.

use std::path::{Component, Path, PathBuf};

/// A path with `/` between its parts on every system.
#[must_use]
pub fn slashes(path: &Path) -> String {
    let mut joined = String::with_capacity(path.as_os_str().len());
    for part in path.components() {
        // The first part may be the root, which is a `/` itself.
        if !joined.is_empty() && joined != "/" {
            joined.push('/');
        }
        joined.push_str(&part.as_os_str().to_string_lossy());
    }
    joined
}

/// A path as it is shown: relative to the folder `current`.
#[must_use]
pub fn shown(path: &Path, current: &Path) -> String {
    let plain = |path: &Path| {
        let parts = path.components().filter(|part| *part != Component::CurDir);
        parts.collect::<PathBuf>()
    };
    let path = plain(path);
    if path.is_relative() {
        return slashes(&path);
    }
    let current = plain(current);
    let common =
        path.components().zip(current.components()).take_while(|(one, other)| one == other).count();
    let up = current.components().skip(common).map(|_| Component::ParentDir);
    let relative: PathBuf = up.chain(path.components().skip(common)).collect();
    slashes(&relative)
}

/// How the paths of the files of one project are shown.
pub struct DisplayRoot<'p> {
    root: &'p Path,
    current: &'p Path,
    /// The shown path of the folder, if the paths of its files begin with it.
    folder: Option<String>,
}

impl<'p> DisplayRoot<'p> {
    /// For the project in `root`, with `current` as the current folder.
    #[must_use]
    pub fn new(root: &'p Path, current: &'p Path) -> Self {
        // From inside the project, the path of a file need not begin with that of the folder.
        let plain = root.is_relative() || !current.starts_with(root);
        let folder = plain.then(|| shown(root, current));
        DisplayRoot { root, current, folder }
    }

    /// How to show a path that is relative to the folder of the project.
    #[must_use]
    pub fn below(&self, path: &Path) -> String {
        match self.folder.as_deref() {
            None => shown(&self.root.join(path), self.current),
            Some("") => slashes(path),
            Some(folder) => [folder, &slashes(path)].join("/"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_shown_as_their_paths_are() {
        let current = Path::new("/work/here");
        for root in
            [".", "a", "./a/", "..", "/work", "/work/here/a", "/work/./there", "/else/where", "/"]
        {
            let root = Path::new(root);
            for path in ["raci.toml", "here/roles.toml", "assignments/a.toml"] {
                let below = DisplayRoot::new(root, current).below(Path::new(path));
                assert_eq!(below, shown(&root.join(path), current), "{}", root.display());
            }
        }
    }

    #[test]
    fn paths_are_shown_relative_to_the_current_folder() {
        let shown = |path: &str| shown(Path::new(path), Path::new("/work/here"));
        assert_eq!(shown("./a/b.toml"), "a/b.toml");
        assert_eq!(shown("/work/here/a.toml"), "a.toml");
        assert_eq!(shown("/work/there/a.toml"), "../there/a.toml");
        assert_eq!(shown("../a.toml"), "../a.toml");
    }
}
