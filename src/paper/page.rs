//! The page itself: head, consent page, sections, questions, annexes.

use super::condition::Words;
use super::{Numbers, Sheet, escaped, is_asked, text_in};
use crate::form::{ChoiceList, Kind, ListId, Node, NonResponse, OptionSource, Texts};
use crate::locale::Arg;
use std::fmt::Write as _;

/// Longer lists stand in an annex, not under the question.
const LONG: usize = 40;

/// The style: one column, A4, nothing broken across pages that belongs together; no colour carries a meaning.
const STYLE: &str = "@page{size:A4;margin:14mm 14mm 16mm}body{font:10.5pt/1.35 'Noto Sans',Arial,sans-serif;color:#000;\
margin:0}h1{font-size:16pt;margin:0 0 2mm}h2{font-size:12.5pt;margin:7mm 0 2mm;border-bottom:.5pt solid #000;\
break-after:avoid}h3{font-size:11pt;margin:5mm 0 1mm;break-after:avoid}.q{break-inside:avoid;margin:3.2mm 0;\
padding-left:11mm;position:relative}.n{position:absolute;left:0;font-weight:bold}.c{font:8pt monospace;color:#333}\
.h,.o{font-size:9pt;font-style:italic}.if{font-size:9pt;border-left:2pt solid #000;padding-left:2mm;margin:1mm 0}\
ul{list-style:none;margin:1mm 0;padding:0;columns:2;column-gap:6mm}ul.one{columns:1}li{break-inside:avoid}\
.b{display:inline-block;width:3.6mm;height:3.6mm;border:.6pt solid #000;margin-right:1.6mm;vertical-align:-.4mm}\
.r{border-radius:50%}.l{border-bottom:.5pt solid #000;height:7.5mm}.m{font-size:8.5pt;margin-top:1mm}\
.p{break-before:page}.consent{break-before:page;break-after:page}.consent .n{font-weight:bold}\
.consent .note{font-size:13pt;line-height:1.5}table{border-collapse:collapse;width:100%}\
td,th{border:.5pt solid #000;padding:1mm 1.5mm;text-align:left;font-size:9.5pt}th.k,td.k{text-align:center;width:13mm}\
@media screen{body{max-width:182mm;margin:8mm auto}}";

struct Page<'a> {
    sheet: &'a Sheet<'a>,
    words: Words<'a>,
    out: String,
    /// Lists that are printed at the end, because they are long or depend on an answer.
    annexes: Vec<ListId>,
}

pub(super) fn write(sheet: &Sheet<'_>) -> String {
    let numbers = Numbers::of(sheet.form);
    let mut page = Page {
        sheet,
        words: Words {
            sheet,
            numbers: &numbers,
        },
        out: String::new(),
        annexes: Vec::new(),
    };
    page.head();
    for child in &sheet.form.root().children {
        page.node(sheet.form.node(*child));
    }
    page.write_annexes();
    page.put("</body></html>\n");
    page.out
}

impl Page<'_> {
    fn put(&mut self, text: &str) {
        self.out.push_str(text);
    }

    fn say(&self, id: &str) -> String {
        escaped(&self.sheet.messages.text(id))
    }

    fn with(&self, id: &str, args: &[(&str, Arg<'_>)]) -> String {
        escaped(&self.sheet.messages.with(id, args))
    }

    /// A text in every language wanted, one under the other; a language that says the same says it once.
    fn texts(&self, texts: &Texts) -> String {
        let mut all: Vec<String> = Vec::new();
        for language in self.sheet.languages {
            let text = escaped(&text_in(self.sheet.form, texts, *language));
            if !text.is_empty() && !all.contains(&text) {
                all.push(text);
            }
        }
        let mut texts = all.into_iter();
        let first = texts.next().unwrap_or_default();
        texts.fold(first, |said, other| {
            format!("{said}<br><span class=\"o\">{other}</span>")
        })
    }

    fn head(&mut self) {
        let form = self.sheet.form;
        let language = self.sheet.messages.language().tag();
        let title = escaped(form.title());
        let _ = write!(
            self.out,
            "<!doctype html>\n<html lang=\"{language}\"><head><meta charset=\"utf-8\"><title>{title}</title>\
             <style>{STYLE}</style></head><body>\n<h1>{title}</h1>\n"
        );
        // The first digits of the content hash tell two printings of one version apart.
        let hash = form.hash().get(..12).unwrap_or(form.hash());
        let args = [
            ("form", form.id().to_owned().into()),
            ("version", form.version().to_owned().into()),
            ("hash", hash.to_owned().into()),
        ];
        let about = self.with("paper-about", &args);
        let how = self.say(if self.sheet.blank {
            "paper-how"
        } else {
            "paper-how-read"
        });
        let _ = write!(self.out, "<p class=\"c\">{about}</p>\n<p class=\"h\">{how}</p>\n");
        if self.sheet.blank {
            let fields = [
                "paper-number",
                "paper-date",
                "paper-interviewer",
                "paper-informant",
            ];
            self.fields(&fields, 1);
        }
    }

    /// A row of fields to be written into, each with so many lines.
    fn fields(&mut self, ids: &[&str], lines: usize) {
        let lines = "<div class=\"l\"></div>".repeat(lines);
        self.put("<table><tr>");
        for id in ids {
            let name = self.say(id);
            let _ = write!(self.out, "<td>{name}{lines}</td>");
        }
        self.put("</tr></table>\n");
    }

    fn node(&mut self, node: &Node) {
        match node.kind {
            Kind::Group if node.name == "cons" || node.name == "consent" => self.consent(node),
            Kind::Group => self.group(node),
            Kind::Repeat => self.repeat(node),
            Kind::Note => {
                let text = self.texts(&node.label);
                let condition = self.condition(node);
                let _ = writeln!(self.out, "<div class=\"note\">{condition}<p>{text}</p></div>");
            }
            _ if is_asked(node) => self.question(node),
            _ => {}
        }
    }

    /// What is to be read out and agreed to, on a page of its own that can stay with the person.
    fn consent(&mut self, node: &Node) {
        self.put("<div class=\"consent\">");
        self.group(node);
        if self.sheet.blank {
            self.fields(&["paper-signature", "paper-date", "paper-witness"], 2);
        }
        self.put("</div>\n");
    }

    fn group(&mut self, node: &Node) {
        let label = self.texts(&node.label);
        if !label.is_empty() {
            let level = if node
                .parent
                .is_some_and(|parent| parent == self.sheet.form.root().id)
            {
                2
            } else {
                3
            };
            let _ = writeln!(self.out, "<h{level}>{label}</h{level}>");
        }
        let condition = self.condition(node);
        self.put(&condition);
        for child in &node.children {
            self.node(self.sheet.form.node(*child));
        }
    }

    fn repeat(&mut self, node: &Node) {
        let copies = match &node.count {
            Some(count) => self.with("paper-copies", &[("count", self.words.of(count).into())]),
            None => self.say("paper-copy"),
        };
        self.put("<div class=\"p\">");
        let label = self.texts(&node.label);
        let _ = writeln!(self.out, "<h2>{label}</h2><p class=\"h\">{copies}</p>");
        let condition = self.condition(node);
        self.put(&condition);
        for child in &node.children {
            self.node(self.sheet.form.node(*child));
        }
        self.put("</div>\n");
    }

    /// "Only if …; else go to 14", or nothing.
    fn condition(&self, node: &Node) -> String {
        let Some(bound) = &node.relevant else {
            return String::new();
        };
        let condition = self.words.of(bound);
        let form = self.sheet.form;
        let after = form.nodes().iter().skip(node.id.index() + 1).find(|next| {
            let mut around = next.parent;
            while let Some(parent) = around {
                if parent == node.id {
                    return false;
                }
                around = form.node(parent).parent;
            }
            is_asked(next)
        });
        let text = match after.and_then(|next| self.words.numbers.get(next.id)) {
            Some(next) => self.with(
                "paper-only-if",
                &[("condition", condition.into()), ("next", next.into())],
            ),
            None => self.with("paper-only-if-last", &[("condition", condition.into())]),
        };
        format!("<p class=\"if\">{text}</p>\n")
    }

    fn question(&mut self, node: &Node) {
        let number = self.words.numbers.get(node.id).unwrap_or_default();
        let condition = self.condition(node);
        let label = self.texts(&node.label);
        let how = self.how(node);
        let _ = write!(
            self.out,
            "<div class=\"q\">{condition}<span class=\"n\">{number}</span> {label} \
             <span class=\"c\">{}</span> <span class=\"h\">{how}</span>",
            escaped(&node.name)
        );
        if !node.hint.is_empty() {
            let hint = self.texts(&node.hint);
            let _ = write!(self.out, "<div class=\"h\">{hint}</div>");
        }
        match node
            .options
            .as_ref()
            .map(|options| (options.source, options.filter.is_some()))
        {
            Some((OptionSource::List(id), filtered)) => self.choices(node, id, filtered),
            Some((OptionSource::Repeat(_), _)) => self.lines(1),
            None if node.kind == Kind::Acknowledge => {
                let _ = write!(self.out, "<div>{}</div>", self.tick(false));
            }
            None => self.lines(if node.looks("multiline") { 6 } else { 1 }),
        }
        self.nonresponses(node);
        self.put("</div>\n");
    }

    fn how(&self, node: &Node) -> String {
        let id = match node.kind {
            Kind::SelectOne => "paper-one",
            Kind::SelectMultiple => "paper-several",
            Kind::Rank => "paper-rank",
            Kind::Integer => "paper-integer",
            Kind::Decimal | Kind::Range => "paper-decimal",
            Kind::Date if node.looks("year") => "interview-type-year",
            Kind::Date if node.looks("month-year") => "interview-type-month",
            Kind::Date => "interview-type-date",
            Kind::Time => "paper-time",
            Kind::DateTime => "interview-type-datetime",
            Kind::Geopoint => "interview-type-geopoint",
            _ => return String::new(),
        };
        let mut text = format!("({})", self.say(id));
        if node.required.is_some() {
            text.push_str(" *");
        }
        text
    }

    fn lines(&mut self, count: usize) {
        if self.sheet.blank {
            self.put(&"<div class=\"l\"></div>".repeat(count));
        }
    }

    fn tick(&self, one: bool) -> String {
        match (self.sheet.blank, one) {
            (false, _) => String::new(),
            (true, true) => "<span class=\"b r\"></span>".to_owned(),
            (true, false) => "<span class=\"b\"></span>".to_owned(),
        }
    }

    fn choices(&mut self, node: &Node, id: ListId, filtered: bool) {
        let list = self.sheet.form.list(id);
        if filtered || list.choices.len() > LONG {
            if !self.annexes.contains(&id) {
                self.annexes.push(id);
            }
            let note = self.with("paper-see-annex", &[("list", list.name.clone().into())]);
            let _ = write!(self.out, "<div class=\"h\">{note}</div>");
            return self.lines(1);
        }
        let widest = list
            .choices
            .iter()
            .map(|choice| {
                crate::text::cells(&text_in(self.sheet.form, &choice.label, self.sheet.languages[0]))
            })
            .max()
            .unwrap_or_default();
        let class = if widest > 38 || self.sheet.languages.len() > 1 {
            " class=\"one\""
        } else {
            ""
        };
        let _ = write!(self.out, "<ul{class}>");
        let tick = self.tick(node.kind == Kind::SelectOne);
        for (index, choice) in list.choices.iter().enumerate() {
            let arrow = match self.words.arrow(node, &choice.value) {
                Some(next) => format!(" <b>→ {next}</b>"),
                None => String::new(),
            };
            let label = self.texts(&choice.label);
            let _ = write!(self.out, "<li>{tick}<b>{}</b> {label}{arrow}</li>", index + 1);
        }
        self.put("</ul>");
    }

    /// The four ways of not answering, each with its box.
    fn nonresponses(&mut self, node: &Node) {
        if !self.sheet.blank {
            return;
        }
        let mut boxes = String::new();
        for kind in NonResponse::ALL {
            if node.nonresponse.allows(kind) {
                let word = self.say(&format!("nonresponse-{}", kind.word()));
                let _ = write!(boxes, "<span class=\"b\"></span>{word} &nbsp; ");
            }
        }
        if !boxes.is_empty() {
            let _ = write!(self.out, "<div class=\"m\">{boxes}</div>");
        }
    }

    fn write_annexes(&mut self) {
        for id in std::mem::take(&mut self.annexes) {
            let list = self.sheet.form.list(id);
            let title = self.with("paper-annex", &[("list", list.name.clone().into())]);
            let _ = write!(self.out, "<div class=\"p\"><h2>{title}</h2><ul class=\"\">");
            self.annex(list);
            self.put("</ul></div>\n");
        }
    }

    fn annex(&mut self, list: &ChoiceList) {
        for choice in &list.choices {
            let label = self.texts(&choice.label);
            let code = escaped(&choice.value);
            let _ = write!(self.out, "<li><span class=\"c\">{code}</span> {label}</li>");
        }
    }
}
