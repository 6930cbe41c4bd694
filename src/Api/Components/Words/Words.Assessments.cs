namespace BaseWorkflows.Api.Components.Words;

public static partial class Words
{
    public static string Assessments => Say("年度考核", "Assessments");

    public static string TheAssessment => Say("年度考核", "The assessment");

    public static string AssessmentsLead => Say("每年 12 月对各基地建设和管理的考核", "How each base is run, assessed every December");

    public static string AssessmentYear => Say("考核年度", "Year");

    public static string YearOf(int year) => Say($"{year} 年度", $"{year}");

    public static string Grade => Say("考核等级", "Grade");

    public static string Score => Say("得分", "Score");

    public static string ScoredOf(int scored, int experts) => experts == 0 ? "—" : Say($"{scored}/{experts} 名专家已评分", $"{scored} of {experts} experts");

    public static string SearchAssessments => Say("基地、单位或编号", "Base, unit or number");

    public static string NoAssessments => Say("还没有年度考核", "There are no assessments");

    public static string NoAssessmentsBody => Say("每年 12 月 1 日自动开展，研究生处也可手动开展。", "They are opened on 1 December, or by hand by the graduate office.");

    public static string CampaignOf(int year) => Say($"{year} 年度考核", $"Assessment of {year}");

    public static string CampaignOpening(int there, int planned) => Say($"正在发起：{there}/{planned}", $"Being opened: {there} of {planned}");

    public static string CampaignLead(string by, string on) => Say($"{by} {on} 开展", $"Opened by {by} on {on}");

    public static string CampaignProgress(int concluded, int all) => Say($"{all} 个基地，{concluded} 个已有结论", $"{all} bases, {concluded} concluded");

    public static string CampaignLeave => Say("可以离开此页，稍后再来查看进度。", "You may leave this page and come back.");

    public static string OpenCampaign => Say("开展年度考核", "Open the assessment");

    public static string PreviewLead => Say("开展前核对考核哪些基地，哪些不考核及其依据", "Whom it covers, who is left out, and by which clause");

    public static string Covered(int count) => Say($"列入考核（{count}）", $"Covered ({count})");

    public static string LeftOut(int count) => Say($"不列入考核（{count}）", $"Left out ({count})");

    public static string LeftOutWhy => Say("原因", "Why");

    public static string Unopened => Say("待发起", "Not opened yet");

    public static string AlreadyOpened => Say("已发起", "Opened");

    public static string NotDecember => Say("现在不是该年度的 12 月。办法规定每年 12 月考核；仍可开展，之后至 12 月 1 日在用的基地会自动补入。", "It is not the December of that year. Assessments are made in December; it can be opened all the same, and bases in force by 1 December are added.");

    public static string ConfirmCampaign(int year, int count) => Say($"将为 {count} 个基地发起 {year} 年度考核，并通知各院（系、部）推荐专家。指标体系此后不能再改。", $"The assessment of {year} is opened for {count} bases and their departments are asked for experts. Its scheme can't be changed from then on.");

    public static string CampaignOpened(int year) => Say($"{year} 年度考核已开展", $"The assessment of {year} is open");

    public static string AssessmentFacts => Say("考核情况", "The assessment");

    public static string Experts => Say("考核专家", "Experts");

    public static string ExpertsNotNamed => Say("尚未确定专家。", "Not named yet.");

    public static string HasScored(bool has) => has ? Say("已评分", "Has scored") : Say("未评分", "Has not scored");

    public static string Methods => Say("考核方式", "Methods");

    public static string MethodsNotChosen => Say("尚未选择考核方式。", "Not chosen yet.");

    public static string NoRecordYet => Say("尚无记录", "No record yet");

    public static string DimensionScores => Say("五个方面得分", "Scores by dimension");

    public static string ScoresSealed => Say("全部专家提交评分后显示。", "Shown once all experts have handed in.");

    public static string DimensionBar(string score, int weight, string low, string high) => Say($"{score} / {weight}（专家 {low}～{high}）", $"{score} / {weight} (experts {low} to {high})");

    public static string ExpertScores => Say("专家评分", "The experts' scores");

    public static string Total => Say("总分", "Total");

    public static string FromMedian => Say("与中位数之差", "From the median");

    public static string Spread => Say("专家分差", "Spread");

    public static string Remark => Say("评语", "Remark");

    public static string FailedCore => Say("未达标的核心指标", "Core indicators failed");

    public static string Vetoes => Say("一票否决", "Vetoes");

    public static string Conclusion => Say("考核结论", "Conclusion");

    public static string Problems => Say("存在问题", "Problems");

    public static string SignedOff => Say("签发", "Signed");

    public static string ObjectionsUntil => Say("异议截止", "Objections until");

    public static string Objections => Say("异议及处理", "Objections");

    public static string NoObjection => Say("基地无异议", "The base has no objection");

    public static string ObjectionUpheld(bool upheld) => upheld ? Say("异议成立，重新评分", "Upheld: scored again") : Say("维持原结论", "The conclusion stands");

    public static string ObjectionWaits => Say("待处理", "Not decided yet");

    public static string DownloadReport => Say("考核报告（Word）", "Report (Word)");

    public static string Print => Say("打印", "Print");

    public static string Scheme => Say("考核指标体系", "Scheme");

    public static string SchemeOf(int year) => Say($"{year} 年度考核指标体系", $"Scheme of {year}");

    public static string SchemeLead => Say("五个方面的权重与指标、一票否决、等级规则；按年度编写", "Weights and indicators of the five dimensions, vetoes and grades, written per year");

    public static string SchemeFixed(int year) => Say($"{year} 年度考核已开展，指标体系不能再改。", $"The assessment of {year} is open; its scheme can't be changed any more.");

    public static string SchemeInherited => Say("本年度尚未单独编写，沿用上一份指标体系。", "Not written for this year yet; that of an earlier year applies.");

    public static string SchemeSaved(int year) => Say($"{year} 年度指标体系已保存", $"The scheme of {year} is saved");

    public static string EditScheme => Say("编辑", "Edit");

    public static string Weight => Say("权重", "Weight");

    public static string WeightSum(int sum) => Say($"权重合计 {sum}，须为 100", $"The weights add up to {sum}; they must be 100");

    public static string Indicator => Say("指标", "Indicator");

    public static string IndicatorId => Say("编号", "Id");

    public static string Guide => Say("评分说明", "Guide");

    public static string MaxPoints => Say("满分", "Points");

    public static string Core => Say("核心", "Core");

    public static string AddIndicator => Say("添加指标", "Add an indicator");

    public static string AddVeto => Say("添加一票否决项", "Add a veto");

    public static string RemoveLine => Say("删除", "Remove");

    public static string GradeRules => Say("等级规则", "Grades");

    public static string GradeRulesLead => Say("从优到劣依次判断，先满足者为准；都不满足或有一票否决的为不合格。", "Asked from best to worst, the first that is met is given; who meets none, or has a veto, has failed.");

    public static string MinScore => Say("最低分", "Lowest score");

    public static string MaxFailedCore => Say("核心指标最多未达标项数", "Core indicators that may be failed");

    public static string CorePercent => Say("核心指标达标线（占满分 %）", "Core indicators are met from (% of points)");

    public static string OutlierPoints => Say("与中位数相差超过多少分为偏离", "Outlier: further from the median than");

    public static string MinExperts => Say("专家最少人数", "Fewest experts");

    public static string ObjectionDays => Say("异议期（工作日）", "Objections (working days)");

    public static string OtherRules => Say("其他规则", "Other rules");

    public static string GraduateOfficeSeal => Say("研究生处（盖章）", "Graduate office (seal)");

    public static string EventAssessmentProposed => Say("院（系、部）推荐考核专家", "Experts proposed by a department");

    public static string EventAssessmentOrganised => Say("确定考核专家与方式", "Experts and methods decided");

    public static string EventAssessmentRecorded => Say("考核方式记录完毕", "Methods recorded");

    public static string EventAssessmentScored => Say("一名专家提交评分", "An expert handed in scores");

    public static string EventAssessmentDrafted => Say("拟定考核结论", "Conclusion written");

    public static string EventAssessmentReopened => Say("请专家重新评分", "Experts asked again");

    public static string EventAssessmentSigned => Say("考核结论签发", "Conclusion signed");

    public static string EventAssessmentAnnounced => Say("向基地公布考核结论", "Conclusion announced to the base");

    public static string EventAssessmentObjected => Say("基地提出异议", "The base objected");

    public static string EventAssessmentAccepted => Say("基地无异议", "The base has no objection");

    public static string EventAssessmentObjectionDecided => Say("异议处理完毕", "Objection decided");
}
