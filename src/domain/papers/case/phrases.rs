//! What the codes of a case are called in its papers, in the words of the articles.

use super::super::formal::{number, sum};
use crate::domain::houses::codes::Method;
use crate::domain::violations::codes::{
    CloseGround, DismissReason, EvidenceKind, RecheckResult, ReviewVerdict, ServiceMode, Source, TransferKind, Use,
};
use crate::domain::violations::law::{Law, Measure};
use crate::domain::violations::periods::{Length, Period};
use crate::domain::violations::steps::Order;

/// A measure in the words of its article.
pub fn measure(law: Law, measure: Measure) -> &'static str {
    match (law, measure) {
        (Law::Planning65, Measure::Correct) => "责令限期改正违法建设行为",
        (Law::Planning65, _) => "责令限期拆除违法建设的建筑物、构筑物和其他设施",
        (Law::Land78 | Law::Land77, Measure::ReturnLand) => "责令退还非法占用的土地",
        (Law::Land78, _) => "责令限期拆除在非法占用的土地上新建的房屋",
        (Law::Land77, Measure::Confiscate) => "没收在非法占用的土地上新建的建筑物和其他设施",
        (Law::Land77, _) => "责令限期拆除在非法占用的土地上新建的建筑物和其他设施，恢复土地原状",
        (Law::Land75, _) => "责令限期改正或者治理",
        (Law::Land74, Measure::Confiscate) => "没收违法所得",
        (Law::Land74, _) => "责令限期拆除在非法转让的土地上新建的建筑物和其他设施，恢复土地原状",
        (Law::Highway81, _) => "责令限期拆除在公路建筑控制区内修建的建筑物、地面构筑物",
        (Law::River65, Measure::RestoreLand) => "责令恢复原状",
        (Law::River65, _) => "责令限期拆除河道管理范围内的违法建筑物、构筑物",
        (Law::Pipeline52, _) => "责令限期拆除危害管道安全的建筑物、构筑物或者其他设施",
        (Law::Power69, _) => "责令拆除依法划定的电力设施保护区内修建的建筑物、构筑物",
        (Law::Hazard43, _) => "责令停止违法行为，限期治理",
        (Law::Forest73, _) => "责令限期恢复植被和林业生产条件",
    }
}

/// The measures and the fine of an order as one sentence, numbered where there are several.
pub fn order(law: Law, order: &Order) -> String {
    let measures = order.measures.iter().map(|it| measure(law, *it).to_owned());
    let fine = order.fine.map(|fine| format!("处以罚款{}", sum(fine.yuan)));
    let all: Vec<String> = measures.chain(fine).collect();
    if let [only] = all.as_slice() {
        return only.clone();
    }
    all.iter().enumerate().map(|(i, one)| format!("{}．{one}", i + 1)).collect::<Vec<_>>().join("；")
}

/// The law that a case breaks, for the cause of action.
pub fn breach(law: Law) -> &'static str {
    match law {
        Law::Planning65 => "涉嫌违反乡村建设规划管理规定进行建设",
        Law::Land78 => "涉嫌非法占用土地建住宅",
        Law::Land77 => "涉嫌非法占用土地",
        Law::Land75 => "涉嫌破坏耕地种植条件",
        Law::Land74 => "涉嫌非法转让土地",
        Law::Highway81 => "涉嫌在公路建筑控制区内修建建筑物",
        Law::River65 => "涉嫌在河道管理范围内修建违法建筑物",
        Law::Pipeline52 => "涉嫌在管道保护范围内修建建筑物",
        Law::Power69 => "涉嫌在电力设施保护区内修建建筑物",
        Law::Hazard43 => "涉嫌在地质灾害危险区内违法建设",
        Law::Forest73 => "涉嫌擅自占用林地",
    }
}

/// 行政处罚法 46.
pub fn evidence(kind: EvidenceKind) -> &'static str {
    match kind {
        EvidenceKind::Document => "书证",
        EvidenceKind::Object => "物证",
        EvidenceKind::AudioVisual => "视听资料",
        EvidenceKind::ElectronicData => "电子数据",
        EvidenceKind::Witness => "证人证言",
        EvidenceKind::PartyStatement => "当事人的陈述",
        EvidenceKind::Expert => "鉴定意见",
        EvidenceKind::SiteRecord => "勘验笔录、现场笔录",
    }
}

/// 民事诉讼法 88–95.
pub fn service(mode: ServiceMode) -> &'static str {
    match mode {
        ServiceMode::Direct => "直接送达",
        ServiceMode::FamilyMember => "同住成年家属签收",
        ServiceMode::Left => "留置送达",
        ServiceMode::Electronic => "电子送达",
        ServiceMode::Mail => "邮寄送达",
        ServiceMode::PublicNotice => "公告送达",
    }
}

/// Where a lead came from.
pub fn source(source: Source) -> &'static str {
    match source {
        Source::Patrol => "日常巡查",
        Source::Report => "群众举报",
        Source::Satellite => "卫片图斑",
        Source::Camera => "视频监控",
        Source::Drone => "无人机巡查",
        Source::Assigned => "上级交办",
        Source::Department => "部门移送",
        Source::Hotline => "12345热线",
    }
}

/// With what it was measured.
pub fn method(method: Method) -> &'static str {
    match method {
        Method::Rtk => "RTK测量",
        Method::TotalStation => "全站仪测量",
        Method::Tape => "钢尺丈量",
        Method::Phone => "手机定位",
    }
}

/// For what a building is used.
pub fn usage(used: Use) -> &'static str {
    match used {
        Use::Dwelling => "住宅",
        Use::Other => "非住宅",
    }
}

/// What the legal reviewer says.
pub fn verdict(verdict: ReviewVerdict) -> &'static str {
    match verdict {
        ReviewVerdict::Pass => "审核通过",
        ReviewVerdict::Return => "退回补正",
    }
}

/// What a recheck found.
pub fn recheck(result: RecheckResult) -> &'static str {
    match result {
        RecheckResult::Uncorrected => "未改正",
        RecheckResult::Partly => "部分改正",
    }
}

/// Why a case is closed.
pub fn closing(ground: CloseGround) -> &'static str {
    match ground {
        CloseGround::Performed => "当事人自行履行完毕",
        CloseGround::Demolished => "依法强制拆除完毕",
        CloseGround::CourtExecuted => "人民法院裁定准予执行并执行完毕",
        CloseGround::ExecutionEnded => "终结执行",
        CloseGround::Annulled => "行政决定被依法撤销",
    }
}

/// Why a case ends without a decision, and the article.
pub fn dismissal(reason: DismissReason) -> (&'static str, &'static str) {
    match reason {
        DismissReason::NoViolation => ("违法事实不能成立", "《中华人民共和国行政处罚法》第五十七条第一款第三项"),
        DismissReason::MinorCorrected => {
            ("违法行为轻微并及时改正，没有造成危害后果", "《中华人民共和国行政处罚法》第三十三条第一款")
        }
        DismissReason::FirstCorrected => {
            ("初次违法且危害后果轻微并及时改正", "《中华人民共和国行政处罚法》第三十三条第一款")
        }
        DismissReason::Limitation => ("超过行政处罚追责期限", "《中华人民共和国行政处罚法》第三十六条"),
        DismissReason::Duplicate => ("同一地点已另案办理", ""),
        DismissReason::NoMeasure => ("没有可以适用的行政处罚条款，另行处理", ""),
    }
}

/// Why a case goes elsewhere, and the article.
pub fn transfer(kind: TransferKind) -> (&'static str, &'static str) {
    match kind {
        TransferKind::Jurisdiction => ("不属于本机关管辖", "《中华人民共和国行政处罚法》第二十二条、第二十五条"),
        TransferKind::Criminal => ("涉嫌犯罪", "《中华人民共和国行政处罚法》第二十七条"),
    }
}

/// A period as papers write it: `六十日`, `六个月`, `五个工作日`.
pub fn period(period: Period) -> String {
    let (count, unit) = match period.length {
        Length::Working(count) => (count, "个工作日"),
        Length::Days(count) => (count, "日"),
        Length::Months(count) => (count, "个月"),
    };
    format!("{}{unit}", number(count))
}
