//! Reads our own source: which file uses what.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// One file of `src/`.
pub(crate) struct SourceFile {
    /// Where it is under `src/`, as in `store/houses.rs`.
    pub(crate) path: String,
    /// Lines, comments and all.
    pub(crate) lines: usize,
    /// The code without comments.
    pub(crate) code: String,
    module: Vec<String>,
    uses: Vec<Vec<String>>,
}

/// All of `src/`.
pub(crate) struct Source {
    pub(crate) files: Vec<SourceFile>,
    by_module: BTreeMap<Vec<String>, usize>,
}

impl SourceFile {
    fn read(root: &Path, file: &Path) -> Self {
        let path = file.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
        let text = fs::read_to_string(file).unwrap();
        let code: Vec<&str> = text.lines().map(|line| line.split("//").next().unwrap()).collect();
        let code = code.join("\n");
        let module = path.trim_end_matches(".rs").trim_end_matches("/mod").split('/').map(str::to_owned).collect();
        Self { uses: uses(&code), lines: text.lines().count(), path, code, module }
    }

    /// The folder under `src/` that it belongs to; none for `lib.rs` and `main.rs`.
    pub(crate) fn layer(&self) -> Option<&str> {
        self.path.split_once('/').map(|(layer, _)| layer)
    }

    /// Whether a crate is named anywhere in it.
    pub(crate) fn names_crate(&self, name: &str) -> bool {
        let word = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
        let path = format!("{name}::");
        self.code.match_indices(&path).any(|(at, _)| !self.code[..at].ends_with(word))
    }
}

impl Source {
    pub(crate) fn read() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let files: Vec<_> = rust_files(&root).iter().map(|file| SourceFile::read(&root, file)).collect();
        let by_module = files.iter().enumerate().map(|(i, file)| (file.module.clone(), i)).collect();
        Self { files, by_module }
    }

    /// The files of ours that a file uses, each where the thing is written, not where it is passed on. What a folder's
    /// `mod.rs` says of the files inside it is no use of them: it is their table of contents.
    pub(crate) fn used_by<'a>(&'a self, file: &'a SourceFile) -> BTreeSet<&'a str> {
        let paths = file.uses.iter().filter_map(|path| self.absolute(file, path));
        let used = paths.filter_map(|path| self.find(&path, 0));
        used.filter(|used| used.path != file.path && !used.module.starts_with(&file.module))
            .map(|used| used.path.as_str())
            .collect()
    }

    /// A path as written in a file, from the root of the crate; none when it names somebody else's crate.
    fn absolute(&self, file: &SourceFile, path: &[String]) -> Option<Vec<String>> {
        let (first, rest) = path.split_first()?;
        match first.as_str() {
            "crate" | "homestead" => Some(rest.to_vec()),
            "super" => {
                let ups = path.iter().take_while(|part| *part == "super").count();
                let parent = &file.module[..file.module.len() - ups];
                Some([parent, &path[ups..]].concat())
            }
            _ => {
                let inner = [&file.module, path].concat();
                self.by_module.contains_key(&inner[..=file.module.len()]).then_some(inner)
            }
        }
    }

    /// The file in which a thing is written, followed through what `mod.rs` files pass on.
    fn find(&self, path: &[String], passed: usize) -> Option<&SourceFile> {
        let deepest = (1..=path.len()).rev().find_map(|n| Some((n, *self.by_module.get(&path[..n])?)));
        let (length, index) = deepest?;
        let holder = &self.files[index];
        let passed_on = path.get(length).and_then(|name| {
            let named = |used: &&Vec<String>| used.len() > 1 && used.last() == Some(name);
            holder.uses.iter().filter(named).find_map(|used| self.absolute(holder, used))
        });
        match passed_on {
            Some(further) if passed < 8 => self.find(&further, passed + 1).or(Some(holder)),
            _ => Some(holder),
        }
    }
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(rust_files(&path));
        } else if path.extension().is_some_and(|end| end == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Every path that code names by `use`, or in full where it is needed.
fn uses(code: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    let mut rest = String::new();
    for statement in code.split_inclusive(';') {
        let begin = statement.match_indices("use ").find(|(at, _)| {
            let before = &statement[..*at];
            before.ends_with('\n') || before.is_empty() || before.ends_with("pub ") || before.ends_with(") ")
        });
        match begin {
            Some((at, word)) => {
                rest.push_str(&statement[..at]);
                expand(&[], statement[at + word.len()..].trim_end_matches(';'), &mut found);
            }
            None => rest.push_str(statement),
        }
    }
    for root in ["crate::", "super::"] {
        for (at, _) in rest.match_indices(root) {
            let inside = rest[..at].ends_with(':') || rest[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
            let path: String = rest[at..].chars().take_while(|c| c.is_alphanumeric() || "_:".contains(*c)).collect();
            if !inside {
                expand(&[], &path, &mut found);
            }
        }
    }
    found
}

/// Writes out the tree of a `use`: `a::{b, c::{self, d}}` is `a::b`, `a::c` and `a::c::d`.
fn expand(before: &[String], tree: &str, found: &mut Vec<Vec<String>>) {
    let tree = tree.trim();
    if let Some((prefix, inside)) = tree.split_once('{') {
        let before = [before, &parts(prefix)].concat();
        let inside = inside.trim_end().strip_suffix('}').unwrap();
        let mut depth = 0;
        for branch in inside.split(|c| {
            depth += i32::from(c == '{') - i32::from(c == '}');
            depth == 0 && c == ','
        }) {
            expand(&before, branch, found);
        }
    } else if !tree.is_empty() {
        found.push([before, &parts(tree.split(" as ").next().unwrap())].concat());
    }
}

fn parts(path: &str) -> Vec<String> {
    let parts = path.trim().split("::").map(str::trim);
    parts.filter(|part| !part.is_empty() && *part != "self").map(str::to_owned).collect()
}
