//! The form of an act, told by the reader of its payload: a screen shows what the law's own reader will take.

use super::render::Scene;
use super::view::{ChoiceView, FormField};
use crate::domain::fields::{FieldShape, Shape};
use crate::domain::violations::Violation;
use crate::domain::violations::law::Law;

/// A text longer than this is written in more than one line.
const LONG_TEXT: usize = 200;

/// The fields of an act of a case.
pub(super) fn form(scene: &Scene<'_>, case: Option<&Violation>, act: &str, shapes: &[FieldShape]) -> Vec<FormField> {
    let form = Form { scene, case, act };
    shapes.iter().map(|shape| form.field(act, shape)).collect()
}

struct Form<'a> {
    scene: &'a Scene<'a>,
    case: Option<&'a Violation>,
    act: &'a str,
}

impl Form<'_> {
    fn field(&self, path: &str, field: &FieldShape) -> FormField {
        let path = format!("{path}.{}", field.name);
        let words = self.scene.words;
        let label =
            words.find(&format!("case_field.{path}")).or_else(|| words.find(&format!("case_field.{}", field.name)));
        let label = label.unwrap_or_else(|| field.name.to_owned());
        let seen = self.shape(&path, field.name, &field.shape);
        FormField { name: field.name.to_owned(), label, required: field.required, ..seen }
    }

    fn shape(&self, path: &str, name: &str, shape: &Shape) -> FormField {
        let of = |kind: &str| FormField { kind: kind.to_owned(), ..FormField::default() };
        let whole = |count: usize| u32::try_from(count).ok().map(f64::from);
        match (shape, name) {
            (Shape::Written("division"), "unit") => FormField { choices: self.units(), ..of("choice") },
            (Shape::Written("id"), "file" | "photo" | "first") => of("photo"),
            (Shape::Written("id"), _) => of("case"),
            (Shape::Written("date"), _) => of("date"),
            (Shape::Written("date-time"), _) => of("date_time"),
            (Shape::Written(other), _) => of(other),
            (Shape::Text { least, most }, _) => {
                let kind = if *most > LONG_TEXT { "long_text" } else { "text" };
                FormField { least: whole(*least), most: whole(*most), ..of(kind) }
            }
            (Shape::Number { least, most }, _) => FormField { least: Some(*least), most: Some(*most), ..of("number") },
            (Shape::Whole { least, most }, _) => {
                FormField { least: Some(f64::from(*least)), most: Some(f64::from(*most)), ..of("whole") }
            }
            (Shape::Boolean, _) => of("boolean"),
            (Shape::Choice(codes), _) => FormField { choices: self.choices(path, name, codes()), ..of("choice") },
            (Shape::Polygon, _) => of("polygon"),
            (Shape::List(_, most), "officers") => FormField { most: whole(*most), ..of("officers") },
            (Shape::List(_, most), "photos") => FormField { most: whole(*most), ..of("photos") },
            (Shape::List(item, most), _) => {
                let item = FormField { required: true, ..self.shape(path, name, item) };
                FormField { most: whole(*most), item: Some(Box::new(item)), ..of("list") }
            }
            (Shape::Object(fields), _) => {
                FormField { fields: fields.iter().map(|field| self.field(path, field)).collect(), ..of("object") }
            }
            (Shape::Any, _) => of("any"),
        }
    }

    /// The bodies that hold a power under some article where the case lies.
    fn units(&self) -> Vec<ChoiceView> {
        let rules = self.scene.district.pack.on(self.scene.today);
        let powers: Vec<&str> = Law::ALL.iter().map(|law| law.row().power).collect();
        let mut units = Vec::new();
        for rule in rules.all(&rules.pack().powers) {
            let holds = powers.contains(&rule.value.act.as_str())
                && self.case.is_some_and(|case| rule.value.unit.holds(&case.village));
            if holds && !units.contains(&rule.value.unit) {
                units.push(rule.value.unit.clone());
            }
        }
        units.iter().map(|unit| ChoiceView { code: unit.to_string(), label: self.scene.district.name(unit) }).collect()
    }

    /// Only what the article of the case has is offered: no fine and no confiscation where it has none (§3.3).
    fn choices(&self, path: &str, name: &str, codes: &[&str]) -> Vec<ChoiceView> {
        let allowed = |code: &&&str| match (name, self.case.and_then(Violation::law)) {
            ("measures", Some(law)) => {
                law.row().measures.iter().any(|measure| serde_json::json!(measure).as_str() == Some(**code))
            }
            _ => true,
        };
        let named = |code: &&str| {
            let words = self.scene.words;
            if name == "kinds" {
                let label = format!("{code} {}", words.label("violation_kind", code));
                return ChoiceView { code: (*code).to_owned(), label };
            }
            let own = words.find(&format!("case_choice.{path}.{code}"));
            let label = own.or_else(|| words.find(&format!("case_choice.{name}.{code}")));
            ChoiceView { code: (*code).to_owned(), label: label.unwrap_or_else(|| format!("{}.{code}", self.act)) }
        };
        codes.iter().filter(allowed).map(named).collect()
    }
}
