//! Checks one project, and chooses the data to retain of it.

use std::path::{Path, PathBuf};

use super::rules::{asked_for, levels};
use crate::cli::Check;
use crate::commands::project_set::check_project;
use crate::finding::Finding;
use crate::limits::Limits;
use crate::model::{Date, Level, Project};
use crate::project::{self, Arena, ProjectFiles};
use crate::report::Format;
use crate::report::baseline::Baseline;
use crate::report::diagnostic::diagnostics;
use crate::report::excerpt::{Excerpt, excerpts};
use crate::report::human::{self, TextStyle};
use crate::report::project_report::ProjectReport;
use crate::report::summary::Summary;
use crate::report::truncate::keep_worst;
use crate::report::waivers::waiver_statuses;

/// Shared by the checks of all projects.
pub(super) struct CheckContext<'c> {
    pub arguments: &'c Check,
    /// Whether text has colour: not if any format is written to a file.
    pub colour: bool,
    pub retain: Retain,
    current: &'c Path,
    limits: &'c Limits,
    baseline: Option<&'c Baseline>,
    today: Option<Date>,
    levels: Vec<(&'static str, Level)>,
}

/// The data retained of each project until all are checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Retain {
    /// Its summary.
    Summary,
    /// Its text in this style, and only until that is written.
    Text(TextStyle),
    /// Its diagnostics, with excerpts if a format shows them.
    Diagnostics { excerpts: bool },
}

/// The result of checking a project.
pub(super) struct CheckOutcome {
    pub report: ProjectReport,
    /// Its text, for [`Retain::Text`].
    pub rendered: String,
    pub fails: bool,
    /// The files that must not be overwritten, if output goes to files.
    pub inputs: Vec<PathBuf>,
}

impl<'c> CheckContext<'c> {
    pub fn new(
        arguments: &'c Check,
        current: &'c Path,
        limits: &'c Limits,
        baseline: Option<&'c Baseline>,
        out_colour: bool,
    ) -> Self {
        CheckContext {
            arguments,
            colour: out_colour && !arguments.writes_files(),
            retain: Retain::new(arguments),
            current,
            limits,
            baseline,
            today: arguments.today.or_else(Date::today),
            levels: levels(arguments),
        }
    }

    /// Checks a project.
    ///
    /// # Errors
    /// When its folder cannot be read.
    pub fn check(&self, root: &Path) -> Result<CheckOutcome, project::Error> {
        let arguments = self.arguments;
        let arena = Arena::default();
        let files = ProjectFiles::open(root, self.current, self.limits, &arena)?;
        let (project, mut findings) = check_project(&files, &arena, self.today, &self.levels);
        findings.retain(|finding| asked_for(arguments, finding.rule));
        let mut outcome = CheckOutcome {
            report: ProjectReport::default(),
            rendered: String::new(),
            fails: false,
            inputs: Vec::new(),
        };
        match self.retain {
            Retain::Summary => outcome.report = self.report(&project, &files, &findings),
            Retain::Text(style) => {
                outcome.report = self.report(&project, &files, &findings);
                outcome.rendered = human::findings(&findings, &files.sources, style, self.colour);
                outcome.rendered += &outcome.report.closing_lines();
            }
            Retain::Diagnostics { excerpts } => {
                outcome.report = self.full_report(&project, &files, findings, excerpts);
            }
        }
        let failing = arguments.fail_on.unwrap_or(project.settings.fail_on);
        outcome.fails = outcome.report.summary.number_from(failing) > 0;
        if arguments.write_baseline.is_some() || arguments.writes_files() {
            outcome.inputs = files.disk_paths();
        }
        Ok(outcome)
    }

    /// The report without diagnostics, where there is no baseline.
    fn report(
        &self,
        project: &Project<'_>,
        files: &ProjectFiles<'_>,
        findings: &[Finding],
    ) -> ProjectReport {
        let summary = Summary::new(project, findings.iter().map(|finding| (finding, false)));
        self.with_waivers(ProjectReport::new(project, files, summary), project, files)
    }

    /// The report with diagnostics, as many as are shown.
    fn full_report(
        &self,
        project: &Project<'_>,
        files: &ProjectFiles<'_>,
        findings: Vec<Finding>,
        with_excerpts: bool,
    ) -> ProjectReport {
        let mut diagnostics = diagnostics(project, &files.sources, findings);
        if let Some(baseline) = self.baseline {
            baseline.mark(&mut diagnostics);
        }
        let summary = Summary::new(project, diagnostics.iter().map(|it| (&it.finding, it.known)));
        let mut report =
            self.with_waivers(ProjectReport::new(project, files, summary), project, files);
        report.diagnostics = diagnostics;
        if let (Some(most), None) = (self.arguments.max_findings, &self.arguments.write_baseline) {
            keep_worst(std::slice::from_mut(&mut report), most);
        }
        if with_excerpts {
            for diagnostic in report.diagnostics.iter_mut().filter(|it| it.counts()) {
                let shown = excerpts(&diagnostic.finding, &files.sources);
                diagnostic.excerpts = shown.into_iter().map(Excerpt::into_owned).collect();
            }
        }
        report
    }

    fn with_waivers(
        &self,
        report: ProjectReport,
        project: &Project<'_>,
        files: &ProjectFiles<'_>,
    ) -> ProjectReport {
        let list = || waiver_statuses(project, &files.sources, self.today);
        ProjectReport { waivers: self.arguments.waivers.then(list), ..report }
    }
}

impl Retain {
    /// Diagnostics are needed by the formats for programs, to compare with a baseline, and to choose the worst.
    fn new(arguments: &Check) -> Retain {
        let formats = || arguments.format.iter().map(|target| target.format);
        let accepts = arguments.baseline.is_some() || arguments.write_baseline.is_some();
        if arguments.summary && !accepts && formats().all(Format::is_text_only) {
            return Retain::Summary;
        }
        let styles = || formats().filter_map(Format::text_style);
        if let [target] = arguments.format.as_slice()
            && !accepts
            && arguments.max_findings.is_none()
            && target.format.is_text_only()
            && let Some(style) = styles().next()
        {
            return Retain::Text(style);
        }
        let shows_findings = !arguments.summary && arguments.write_baseline.is_none();
        let excerpts = shows_findings && styles().any(|style| style == TextStyle::Excerpts);
        Retain::Diagnostics { excerpts }
    }
}
