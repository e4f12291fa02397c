//! The violations of the demo: leads and cases of every track at every step, told through the use cases as the people
//! would have, each act at its day.

use std::error::Error;

use aws_lc_rs::digest::{SHA256, digest};
use data_encoding::HEXLOWER;
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use serde_json::{Value, json};
use uuid::Uuid;

use super::leads::ELSEWHERE;
use super::picture;
use super::plots::{PLOTS, Plot, Stop};
use super::scene::Lot;
use crate::app::accounts::{DEMO_COUNTY, actor_of};
use crate::app::clock::Clock;
use crate::app::refusal::Refusal;
use crate::app::violations::{self, CaseQuery};
use crate::app::{Homestead, photos};
use crate::domain::actor::Actor;
use crate::domain::ids::Id;
use crate::domain::time::{china, china_date, china_text};
use crate::domain::violations::law::Route;
use crate::store;
use crate::words::Language;

/// Why the story broke off.
#[derive(Debug, thiserror::Error)]
#[error("case {nth} of the story, {act}: {why:?}")]
struct Broken {
    nth: usize,
    act: String,
    why: Refusal,
}

/// Tells the violations of the demo district if none has been told there yet; how many cases were told.
///
/// # Errors
/// When a use case refuses, with the case and the act.
pub fn tell_cases(home: &Homestead) -> Result<Option<usize>, Box<dyn Error>> {
    tell_cases_to(home, &mut || Ok(()))
}

/// The same, `heard` after every act and every photo.
///
/// # Errors
/// As [`tell_cases`], and those of whoever listens.
pub(in crate::cli) fn tell_cases_to(
    home: &Homestead,
    heard: &mut dyn FnMut() -> Result<(), Refusal>,
) -> Result<Option<usize>, Box<dyn Error>> {
    let auditor = actor(home, "auditor")?;
    let any = CaseQuery { limit: 1, ..CaseQuery::default() };
    if !violations::violations(home, &auditor, &any, Language::Chinese)?.items.is_empty() {
        return Ok(None);
    }
    let today = china_date(home.clock.now());
    let plots: Vec<&Plot> = PLOTS.iter().chain(&ELSEWHERE).collect();
    for (nth, plot) in plots.iter().enumerate() {
        let lead_on = today.checked_sub(plot.days_ago.days())?;
        let mut teller =
            Teller { home, plot, nth, lead_on, at: Timestamp::MIN, id: None, act: String::new(), heard: &mut *heard };
        teller.play().map_err(|why| Broken { nth, act: teller.act.clone(), why })?;
    }
    Ok(Some(plots.len()))
}

/// Who signs in with a name in the demo district.
pub(super) fn actor(home: &Homestead, username: &str) -> Result<Actor, Refusal> {
    let row = home.store.read(|conn| store::accounts::by_username(conn, DEMO_COUNTY, username))?;
    Ok(actor_of(&row.ok_or(Refusal::Hidden)?)?)
}

struct Teller<'a> {
    home: &'a Homestead,
    plot: &'a Plot,
    nth: usize,
    lead_on: Date,
    /// When the last act was done.
    at: Timestamp,
    id: Option<Id>,
    /// The act that is being done, for whoever asks why it broke off.
    act: String,
    heard: &'a mut dyn FnMut() -> Result<(), Refusal>,
}

impl Teller<'_> {
    /// The case up to where its plot stops.
    fn play(&mut self) -> Result<(), Refusal> {
        let plot = self.plot;
        self.lead()?;
        if plot.stop == Stop::Lead {
            return Ok(());
        }
        let suspected = plot.stop != Stop::Dismissed;
        let seen = self.seen(1)?;
        let verify = json!({ "suspected": suspected, "findings": plot.facts });
        self.act(plot.officers().0, "verify", 1, over(seen.clone(), &verify))?;
        match plot.stop {
            Stop::Verified => return Ok(()),
            Stop::Dismissed => {
                let dismiss = json!({ "reason": "no_violation", "detail": "系按批准图纸施工，未见违法" });
                return self.act(plot.town_head(), "dismiss", 2, dismiss);
            }
            _ => {}
        }
        let law = plot.law;
        let correct_by = self.day(16);
        let stop = json!({ "law": law, "unit": plot.unit(), "facts": plot.facts, "correct_by": correct_by });
        self.act(plot.officers().0, "order_stop", 1, over(seen.clone(), &stop))?;
        self.serve("stop_order", 1)?;
        if plot.stop == Stop::Stopped {
            return Ok(());
        }
        let filing = json!({ "track": law.track(), "basis": law, "kinds": plot.kinds, "unit": plot.unit(),
            "officers": [plot.officers().0, plot.officers().1],
            "party": { "name": plot.party, "address": plot.address, "kind": plot.party_kind() },
            "conduct": { "used_as": "dwelling", "built_from": self.day(-60) } });
        self.act(plot.head(), "open_case", 3, filing)?;
        if plot.stop == Stop::Filed {
            return Ok(());
        }
        self.investigate(&seen)?;
        match plot.stop {
            Stop::Investigated => return Ok(()),
            Stop::Suspended => {
                let pause = json!({ "reason": "当事人因病住院，暂时无法配合调查", "basis": "自然资源行政处罚办法" });
                return self.act(plot.head(), "suspend", 8, pause);
            }
            _ => {}
        }
        self.decide()?;
        if matches!(plot.stop, Stop::Notified | Stop::Decided) {
            return Ok(());
        }
        match (plot.stop, law.route()) {
            (Stop::Corrected, _) => self.correct(),
            (_, Route::OwnForce) => self.force(),
            (_, Route::Court) => self.court(),
        }
    }

    fn lead(&mut self) -> Result<(), Refusal> {
        let plot = self.plot;
        let mut body = json!({ "village": plot.village, "source": plot.source, "description": plot.seen_as,
            "location": self.fix(), "found_on": self.lead_on, "kinds": plot.kinds });
        if let Some(reference) = plot.source_ref {
            body = over(body, &json!({ "source_ref": reference }));
        }
        if plot.source == "report" {
            body = over(body, &json!({ "reporter": { "name": "段热心", "phone": "13000000000" } }));
        }
        "register_lead".clone_into(&mut self.act);
        self.at = self.moment(0);
        let body = self.enveloped(violations::REGISTER, body);
        let acted = violations::register(&self.then(), &actor(self.home, plot.teller())?, &body)?;
        self.id = Some(acted.id);
        (self.heard)()
    }

    fn investigate(&mut self, seen: &Value) -> Result<(), Refusal> {
        let plot = self.plot;
        let shot = seen.get("photos").and_then(|photos| photos.get(0)).cloned();
        let evidence = json!({ "evidence": [
                { "kind": "site_record", "title": "现场勘验笔录", "file": shot },
                { "kind": "party_statement", "title": "询问笔录" },
                { "kind": "document", "title": "宅基地批准书复印件" }],
            "measured": self.measured(), "findings": plot.facts });
        self.act(plot.officers().0, "investigate", 6, over(seen.clone(), &evidence))
    }

    /// The surveyor's drawing: what takes more ground than was approved has its outline, as long as nobody had to measure it
    /// again; of a storey too many there is only the area.
    fn measured(&self) -> Value {
        const WIDTH_M: f64 = 11.0;
        const DEPTH_M: f64 = 10.0;
        let plot = self.plot;
        let drawing =
            json!({ "method": "rtk", "drawing_no": format!("沾测{}-{:02}", self.lead_on.year(), self.nth + 1) });
        let ended = matches!(plot.stop, Stop::Corrected | Stop::Enforced);
        if ended || !plot.kinds.iter().any(|kind| ["V02", "V06"].contains(kind)) {
            return over(drawing, &json!({ "excess_m2": plot.excess_m2 }));
        }
        let turn = u32::try_from(self.nth).unwrap_or_default();
        let allowed = Lot::sized([plot.lon, plot.lat], turn, [WIDTH_M, DEPTH_M]);
        let yard_m = plot.excess_m2 / DEPTH_M;
        let outlines = json!({ "outline": allowed.plot_with([0.0, 0.0, yard_m, 0.0]), "allowed": allowed.plot() });
        over(drawing, &outlines)
    }

    /// Seen uncorrected, reviewed, told, heard, decided and served.
    fn decide(&mut self) -> Result<(), Refusal> {
        let plot = self.plot;
        self.recheck(17)?;
        let review = json!({ "verdict": "pass", "opinion": "事实清楚，证据充分，程序合法", "qualification_no": "A20115303000170" });
        self.act("legal", "legal_review", 17, review)?;
        let mut order =
            json!({ "measures": plot.measures, "facts": plot.facts, "reasons": "经责令停止并限期改正，当事人未改正" });
        if let Some(yuan) = plot.fine_yuan {
            order = over(order, &json!({ "fine": { "yuan": yuan } }));
        }
        let notice = over(order.clone(), &json!({ "hearing_offered": true, "statement_offered": true }));
        self.act(plot.officers().0, "notify", 18, notice)?;
        self.serve("notice", 18)?;
        if plot.stop == Stop::Notified {
            let asks = json!({ "kind": "hearing_request", "content": "要求听证" });
            return self.act(plot.officers().0, "respond", 19, asks);
        }
        let waiver = json!({ "kind": "waiver", "content": "放弃陈述、申辩和听证" });
        self.act(plot.officers().0, "respond", 19, waiver)?;
        let decision = json!({ "comply_by": self.day(36), "review_body": "曲靖市沾益区人民政府",
            "court": "曲靖市沾益区人民法院", "discussed_on": self.day(20),
            "discussed_by": ["负责人", "分管负责人", "法制工作人员"], "statement_considered": true });
        self.act(plot.head(), "decide", 20, over(order, &decision))?;
        self.serve("decision", 20)
    }

    /// The party does it itself, pays where there is a fine, and the case ends.
    fn correct(&mut self) -> Result<(), Refusal> {
        let plot = self.plot;
        if let Some(yuan) = plot.fine_yuan {
            let paid = json!({ "yuan": yuan, "receipt_no": format!("滇财{:08}", 30_300_000 + self.nth) });
            self.act(plot.officers().0, "pay_fine", 28, paid)?;
        }
        let seen = self.seen(33)?;
        let done = over(seen, &json!({ "land_restored": true }));
        self.act(plot.officers().0, "self_corrected", 33, done)?;
        self.close("performed", "当事人已自行拆除并恢复原状", 35)
    }

    fn force(&mut self) -> Result<(), Refusal> {
        let plot = self.plot;
        self.recheck(40)?;
        let demand = json!({ "comply_by": self.day(52), "manner": "自行拆除", "rights_told": true });
        self.act(plot.officers().0, "demand", 40, demand)?;
        self.serve("demand", 40)?;
        if plot.stop == Stop::Demanded {
            return Ok(());
        }
        self.recheck(54)?;
        let decision = json!({ "manner": "组织拆除违法部分", "statement_considered": true });
        self.act(plot.head(), "decide_enforcement", 55, decision)?;
        self.serve("enforcement_decision", 55)?;
        let seen = self.seen(56)?;
        let announce = json!({ "place": "村务公开栏、房屋外墙", "demolish_by": self.day(75) });
        self.act(plot.officers().0, "announce", 56, over(seen, &announce))?;
        if plot.stop == Stop::Announced {
            return Ok(());
        }
        self.recheck(76)?;
        let on = self.clock("earliest_demolition")?;
        let days = self.days(on);
        let seen = self.seen(days)?;
        let ended = on.at(15, 30, 0, 0).to_zoned(china()).map_err(|why| Refusal::broken("a day of the story", why))?;
        let film = json!({ "ended_at": china_text(ended.timestamp()), "video_no": "执法记录仪 A-07",
            "record": "当事人到场，未停水停电，拆除违法部分后现场清理完毕", "supplies_untouched": true });
        self.act(plot.officers().0, "demolish", days, over(seen, &film))?;
        self.close("demolished", "已依法强制拆除", days + 3)
    }

    fn court(&mut self) -> Result<(), Refusal> {
        let plot = self.plot;
        let demanded = self.clock("suit")?.max(self.day(37));
        let days = self.days(demanded) + 2;
        self.recheck(days)?;
        self.act(plot.officers().0, "demand", days, json!({ "manner": "自行拆除并退还土地", "rights_told": true }))?;
        self.serve("demand", days)?;
        if plot.stop == Stop::Demanded {
            return Ok(());
        }
        let from = self.clock("court_from")?;
        let days = self.days(from);
        self.recheck(days)?;
        let application = json!({ "court": "曲靖市沾益区人民法院",
            "materials": ["application", "decision", "party_opinion", "subject"], "signed_by_head": true });
        self.act(plot.head(), "apply_to_court", days + 1, application)?;
        if plot.stop == Stop::Applied {
            return Ok(());
        }
        let ruling =
            json!({ "verdict": "granted", "number": format!("({})云0303行审{}号", self.lead_on.year(), self.nth + 3) });
        self.act(plot.officers().0, "court_ruling", days + 9, ruling)?;
        self.close("court_executed", "法院已组织执行完毕", days + 40)
    }

    fn recheck(&mut self, days: i64) -> Result<(), Refusal> {
        let seen = self.seen(days)?;
        self.act(self.plot.officers().0, "recheck", days, over(seen, &json!({ "result": "uncorrected" })))
    }

    fn serve(&mut self, paper: &str, days: i64) -> Result<(), Refusal> {
        let (first, second) = self.plot.officers();
        let served = json!({ "officers": [first, second], "paper": paper, "mode": "direct" });
        self.act(first, "serve", days, served)
    }

    /// The end, with a photo from where the first was taken beside it.
    fn close(&mut self, ground: &str, reason: &str, days: i64) -> Result<(), Refusal> {
        let home = self.home;
        let id = self.id.clone().ok_or(Refusal::Hidden)?;
        let first = home.store.read(|conn| store::photos::of_violation(conn, &id))?;
        let first = first.first().map(|row| format!("{DEMO_COUNTY}-{}", row.id));
        let now = self.photo(days)?;
        let close = json!({ "ground": ground, "reason": reason, "photos": [now], "land_restored": true,
            "retakes": [{ "photo": now, "first": first }] });
        self.act(self.plot.head(), "close", days, close)
    }

    /// The day of a clock of the case as it stands.
    fn clock(&self, code: &str) -> Result<Date, Refusal> {
        let id = self.id.clone().ok_or(Refusal::Hidden)?;
        let view = violations::violation(&self.then(), &actor(self.home, "auditor")?, &id, Language::Chinese)?;
        let day = view.clocks.into_iter().find(|clock| clock.code == code).and_then(|clock| clock.day);
        day.and_then(|day| day.parse().ok()).ok_or(Refusal::Hidden)
    }

    /// Two officers with a photo taken that day.
    fn seen(&mut self, days: i64) -> Result<Value, Refusal> {
        let photo = self.photo(days)?;
        let (first, second) = self.plot.officers();
        Ok(json!({ "officers": [first, second], "photos": [photo] }))
    }

    fn photo(&mut self, days: i64) -> Result<String, Refusal> {
        let id = self.id.clone().ok_or(Refusal::Hidden)?;
        let at = self.moment(days).max(self.at);
        let place = [self.plot.lon, self.plot.lat];
        let pictures = u32::try_from(self.nth).unwrap_or(0) * 3 + u32::try_from(days.unsigned_abs() % 7).unwrap_or(0);
        let bytes = picture::noted(&picture::scene(pictures), place, at)
            .map_err(|why| Refusal::broken("a photo of the demo cannot be written", why))?;
        let who = self.plot.officers().0;
        let meta = json!({ "taken_at": china_text(at), "location": self.fix(), "heading": 135, "violation_id": id,
            "purpose": "case", "device_id": format!("demo-{who}"),
            "sha256": HEXLOWER.encode(digest(&SHA256, &bytes).as_ref()) });
        let mut home = self.home.clone();
        home.clock = Clock::fixed(at.checked_add(1.minute()).unwrap_or(at));
        let taken = photos::take_in(&home, &actor(self.home, who)?, &meta, &bytes, Language::Chinese)?;
        (self.heard)()?;
        Ok(taken.photo.id)
    }

    fn act(&mut self, who: &str, act: &str, days: i64, body: Value) -> Result<(), Refusal> {
        act.clone_into(&mut self.act);
        let id = self.id.clone().ok_or(Refusal::Hidden)?;
        // One after the other on a day: ten minutes lie between two acts.
        let next = self.at.checked_add(10.minutes()).unwrap_or(self.at);
        self.at = self.moment(days).max(next);
        let body = self.enveloped(act, body);
        violations::act(&self.then(), &actor(self.home, who)?, &id, &body)?;
        (self.heard)()
    }

    fn enveloped(&self, act: &str, body: Value) -> Value {
        over(json!({ "act_id": Uuid::now_v7(), "act": act, "at": china_text(self.at) }), &body)
    }

    /// The same program, a minute after the act was done.
    fn then(&self) -> Homestead {
        let mut home = self.home.clone();
        home.clock = Clock::fixed(self.at.checked_add(1.minute()).unwrap_or(self.at));
        home
    }

    fn fix(&self) -> Value {
        json!({ "lon": self.plot.lon, "lat": self.plot.lat, "accuracy_m": 6.0, "datum": "wgs84", "provider": "gnss",
            "fix_age_s": 2 })
    }

    fn day(&self, days: i64) -> Date {
        self.lead_on.checked_add(days.days()).unwrap_or(self.lead_on)
    }

    fn days(&self, on: Date) -> i64 {
        self.lead_on.until(on).map_or(0, |span| i64::from(span.get_days()))
    }

    /// Nine in the morning of a day after the lead.
    fn moment(&self, days: i64) -> Timestamp {
        let morning = self.day(days).at(9, 0, 0, 0).to_zoned(china());
        morning.map_or(Timestamp::MIN, |morning| morning.timestamp())
    }
}

fn over(mut base: Value, more: &Value) -> Value {
    if let (Value::Object(base), Value::Object(more)) = (&mut base, more) {
        base.extend(more.iter().map(|(name, value)| (name.clone(), value.clone())));
    }
    base
}
