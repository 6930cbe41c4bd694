using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Applications;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Workflows.Agreements.Steps;
using BaseWorkflows.Workflows.Applications.Steps;
using BaseWorkflows.Workflows.Assessments.Campaigns;
using BaseWorkflows.Workflows.Assessments.Steps;
using BaseWorkflows.Workflows.Bases.Steps;
using BaseWorkflows.Workflows.Rectifications.Steps;

namespace BaseWorkflows.Workflows.Routes.Lawfulness;

/// <summary>What edition 1 of the regulation demands of routes, articles 3 to 6.</summary>
public static class Edition1
{
    private static readonly string[] Clinical = [RouteRule.For(BaseCategory.Clinical, Origin.GraduateOfficeInitiated).Value];
    private static readonly string[] Department = [RouteRule.For(BaseCategory.NonClinical, Origin.DepartmentInitiated).Value];
    private static readonly string[] Voluntary = [RouteRule.For(BaseCategory.NonClinical, Origin.Voluntary).Value];
    private static readonly string[] Rectification = ["rectification"];
    private static readonly string[] Approval = [.. Clinical, .. Department, .. Voluntary];

    private static readonly StepPattern Panel = new(ExpertPanelStep.TypeKey, new("研究生处组织校内专家", "the graduate office's choice of experts"), "Approve");
    private static readonly StepPattern Report = new(ExpertReport.TypeKey, new("校内专家实地考察评估", "the experts' on-site evaluation"), "Approve", "Reject");
    private static readonly StepPattern Assignment = new(DepartmentAssignment.TypeKey, new("研究生处受理并指定院（系、部）", "the graduate office's acceptance"), "Approve");
    private static readonly StepPattern Evaluation = new(SiteEvaluation.TypeKey, new("院（系、部）考察评估", "the departments' evaluation"), "Approve");
    private static readonly StepPattern DepartmentSays = new(DepartmentOpinion.TypeKey, new("院（系、部）意见", "the departments' opinion"), "Approve");
    private static readonly StepPattern OfficeSays = new(OfficeOpinion.TypeKey, new("研究生处意见", "the graduate office's opinion"), "Approve");
    private static readonly StepPattern VicePresidentSays = new(FinalApproval.TypeKey, new("分管校领导批准", "the vice president's approval"), "Approve");
    private static readonly StepPattern Meeting = new(MeetingStep.TypeKey, new("校长办公会决议", "the resolution of the president's office meeting"), "Approve");
    private static readonly StepPattern Originals = new(FileOriginals.TypeKey, new("研究生处原件归档", "the filing of the originals"));
    private static readonly StepPattern Copies = new(FileCopies.TypeKey, new("院（系、部）复印件归档", "the filing of the copies"));

    private static readonly StepPattern Approve = new("BaseWorkflows.ApproveApplication", new("批准申请", "the approval"));
    private static readonly StepPattern Reject = new("BaseWorkflows.RejectApplication", new("不予批准", "the rejection"));
    private static readonly StepPattern Close = new("BaseWorkflows.CloseApplication", new("结案", "the closing of the case"));
    private static readonly StepPattern Open = new("BaseWorkflows.OpenAgreement", new("发起协议签订", "the opening of the agreement"));
    private static readonly StepPattern InForce = new("BaseWorkflows.ActivateBase", new("协议生效", "the agreement's coming into force"));

    private static readonly StepPattern Renewed = new("BaseWorkflows.RenewBase", new("续签生效", "the renewal's coming into force"));
    private static readonly StepPattern Declined = new("BaseWorkflows.DeclineRenewal", new("不予续签", "the renewal's being declined"));

    private static readonly StepPattern Taken = new(RenewalAcceptance.TypeKey, new("研究生处受理续签", "the graduate office's taking up of the renewal"), "Approve");
    private static readonly StepPattern Draft = new(AgreementDraft.TypeKey, new("起草协议", "the draft of the agreement"), "Submit");
    private static readonly StepPattern CollegeSigns = new(CollegeSignature.TypeKey, new("学校一方签署", "the college's signature"), "Sign");
    private static readonly StepPattern UnitSigns = new(UnitSignature.TypeKey, new("基地所在单位签署", "the unit's signature"), "Sign");
    private static readonly StepPattern OfficeReceives = new(GraduateOfficeReceipt.TypeKey, new("研究生处收到一份", "the graduate office's receipt"), "Confirm");
    private static readonly StepPattern BaseReceives = new(BaseReceipt.TypeKey, new("基地收到一份", "the base's receipt"), "Confirm");
    private static readonly StepPattern DepartmentReceives = new(DepartmentReceipt.TypeKey, new("院（系、部）收到一份", "the department's receipt"), "Confirm");

    private static readonly StepPattern WorkingGroup = new(WorkingGroupStep.TypeKey, new("成立基地工作小组", "the working group"));
    private static readonly StepPattern Mentors = new(MentorsStep.TypeKey, new("组建导师团队", "the mentors"));
    private static readonly StepPattern BaseRules = new(RulesStep.TypeKey, new("制定管理办法", "the rules of the base"));

    private static readonly StepPattern Proposal = new(ExpertProposalStep.TypeKey, new("院（系、部）推荐专家", "the departments' proposal of experts"), "Submit");
    private static readonly StepPattern AssessmentPanel = new(AssessmentPanelStep.TypeKey, new("研究生处确定专家与考核方式", "the graduate office's choice of experts and methods"), "Submit");
    private static readonly StepPattern Records = new(MethodRecordStep.TypeKey, new("考核方式的记录", "the records of the methods"), "Submit");
    private static readonly StepPattern Scores = new(ScoreStep.TypeKey, new("专家评分", "the experts' scores"), "Submit");
    private static readonly StepPattern Conclusion = new(ConclusionStep.TypeKey, new("研究生处拟定的考核结论", "the graduate office's conclusion"), "Submit");
    private static readonly StepPattern Review = new(AssessmentReviewStep.TypeKey, new("研究生处处长签发", "the director's signature"), "Sign");
    private static readonly StepPattern Announce = new("BaseWorkflows.AnnounceAssessment", new("公布考核结论", "the announcement of the conclusion"));
    private static readonly StepPattern Conclude = new("BaseWorkflows.ConcludeAssessment", new("考核结论生效", "the final conclusion"));
    private static readonly string[] Assessment = [ContinueCampaign.Route];
    private static readonly StepPattern RectifiedReport = new(RectificationReport.TypeKey, new("提交整改报告", "the report of the base"), RectificationReport.HandIn);
    private static readonly StepPattern OfficeReassesses = new(OfficeReassessment.TypeKey, new("研究生处复核", "the re-assessment by the graduate office"));
    private static readonly StepPattern DepartmentReassesses = new(DepartmentReassessment.TypeKey, new("院（系、部）复核", "the re-assessment by the departments"));
    private static readonly StepPattern DirectorDecides = new(RectificationDecisionStep.TypeKey, new("研究生处处长决定", "the director's decision"), "Approve");
    private static readonly StepPattern Order = new("BaseWorkflows.OrderRectification", new("责令整改", "the order to rectify"));
    private static readonly StepPattern PassIt = new("BaseWorkflows.PassRectification", new("整改合格", "the passing of the rectification"));
    private static readonly StepPattern DelistIt = new("BaseWorkflows.DelistBase", new("下年度停用", "the delisting"));

    private static readonly string[] ByGraduateOffice = ["GraduateOfficer", "GraduateDirector"];
    private static readonly string[] OfAll = ["Countersign", "Sequential"];
    private static readonly string[] ByDepartment = ["DepartmentOfficer", "DepartmentHead"];

    /// <summary>The rules.</summary>
    public static RegulationRules Rules { get; } = new("1",
    [
        new NeverAfter("lawfulness.approved_after_reject", new("3"), new("任何一级不同意之后，不得再批准。", "Once a level has said no, nothing is approved any more."),
            [Reject, .. new[] { Panel, Assignment, Evaluation, DepartmentSays, OfficeSays, VicePresidentSays, Meeting }.Select(step => step.With("Reject"))], Approve),
        new NeverAfter("lawfulness.rejected_after_approval", new("3"), new("批准之后不得再作不予批准的决定。", "What is approved is not rejected afterwards."), [Approve], Reject),
        new BeforeTheEnd("lawfulness.undecided", new("3"), new("流程结束前必须作出批准或不予批准的决定。", "A route ends with an approval or a rejection."), null, [Approve, Reject]) { Routes = Approval },
        new DifferentRoles("lawfulness.evaluator_approves", new("3"), new("考察评估与批准不得由同一角色承担。", "Who evaluates does not approve."),
            [Evaluation, Report], [VicePresidentSays, Meeting]),

        new OnlyAfter("lawfulness.department_order", Regulation.Art3_2, new("院（系、部）考察评估、研究生处审核之后，由分管校领导批准。", "The department evaluates, the graduate office reviews, then the vice president approves."),
            Approve, [[Evaluation], [OfficeSays], [VicePresidentSays]]) { Routes = Department },
        new OnlyAfter("lawfulness.voluntary_order", Regulation.Art3_3, new("研究生处受理并指定院（系、部），全部考察评估后由院（系、部）、研究生处逐级签署意见，分管校领导批准。", "The graduate office accepts, the departments evaluate, departments and graduate office sign their opinions in that order, then the vice president approves."),
            Approve, [[Assignment], [Evaluation], [DepartmentSays], [OfficeSays], [VicePresidentSays]]) { Routes = Voluntary },
        Of(Evaluation, "lawfulness.not_all_departments", Regulation.Art3_3, "scope", new("由每个相关院（系、部）考察评估。", "Every department concerned evaluates."), ["Departments"], Voluntary),
        Of(Evaluation, "lawfulness.not_all_departments", Regulation.Art3_3, "mode", new("全部相关院（系、部）都要考察评估（会签或依次）。", "All departments concerned evaluate (countersign or in turn)."), OfAll, Voluntary),
        Of(DepartmentSays, "lawfulness.not_all_departments", Regulation.Art3_3, "mode", new("全部相关院（系、部）都要签署意见（会签或依次）。", "All departments concerned sign their opinions (countersign or in turn)."), OfAll, Voluntary),
        new OnlyAfter("lawfulness.clinical_order", Regulation.Art3_4, new("校内专家实地考察评估之后，研究生处提交校长办公会审议批准。", "The experts evaluate on site, the graduate office puts it to the president's office meeting, which approves."),
            Approve, [[Report], [OfficeSays], [Meeting]]) { Routes = Clinical },
        new OnlyAfter("lawfulness.clinical_panel", Regulation.Art3_4, new("校内专家由研究生处组织。", "The graduate office organises the experts."), Report.Whatever, [[Panel]]) { Routes = Clinical },
        Of(Report, "lawfulness.not_all_experts", Regulation.Art3_4, "mode", new("每位专家都要提交考察意见（会签）。", "Every expert reports (countersign)."), ["Countersign"], Clinical),

        By(Evaluation, Regulation.Art3_2, new("考察评估由院（系、部）负责。", "The department evaluates."), ByDepartment, [.. Department, .. Voluntary]),
        By(DepartmentSays, Regulation.Art3_3, new("院（系、部）意见由院（系、部）签署。", "The department signs its own opinion."), ByDepartment, Voluntary),
        By(Assignment, Regulation.Art3_3, new("自愿申请由研究生处受理。", "The graduate office accepts the application."), ByGraduateOffice, Voluntary),
        By(Panel, Regulation.Art3_4, new("专家由研究生处组织。", "The graduate office organises the experts."), ByGraduateOffice, Clinical),
        By(OfficeSays, Regulation.Art3_2, new("研究生处意见由研究生处签署。", "The graduate office signs its own opinion."), ByGraduateOffice, Approval),
        By(VicePresidentSays, Regulation.Art3_2, new("由分管校领导批准。", "The vice president in charge approves."), ["VicePresident"], [.. Department, .. Voluntary]),
        By(Meeting, Regulation.Art3_4, new("校长办公会决议由校长办公室录入。", "The president's office records the resolution."), ["PresidentSecretary"], Clinical),

        new BeforeTheEnd("lawfulness.originals_not_filed", Regulation.Art3_5, new("批准后结束前，研究生处须留存原件。", "Before an approved case ends the graduate office files the originals."), Approve, [Originals]),
        new BeforeTheEnd("lawfulness.copies_not_filed", Regulation.Art3_5, new("批准后结束前，院（系、部）须留存复印件。", "Before an approved case ends the departments file copies."), Approve, [Copies]),
        new OnlyAfter("lawfulness.closed_too_early", Regulation.Art3_5, new("原件与复印件归档齐全后方可结案。", "A case closes once originals and copies are filed."), Close, [[Originals, Copies]]),
        By(Originals, Regulation.Art3_5, new("原件由研究生处留存。", "The graduate office keeps the originals."), ByGraduateOffice, Approval),
        By(Copies, Regulation.Art3_5, new("复印件由院（系、部）留存。", "The departments keep the copies."), ByDepartment, Approval),
        Of(Copies, "lawfulness.not_all_departments", Regulation.Art3_5, "mode", new("每个相关院（系、部）都要留存复印件，不得或签、票签。", "Every department concerned keeps copies; an or-sign or a vote would leave some out."), ["Single", .. OfAll], Approval),
        Signed(DepartmentSays, Regulation.Art3_5),
        Signed(OfficeSays, Regulation.Art3_5),
        Signed(VicePresidentSays, Regulation.Art3_5),

        new OnlyAfter("lawfulness.agreement_before_approval", Regulation.Art4_1, new("基地批准之后方可签订协议。", "An agreement is opened for an approved base only."), Open, [[Approve]]),
        new OnlyAfter("lawfulness.copies_outstanding", Regulation.Art4_1, new("协议一式三份，双方签署、三方各执一份之后方可生效。", "The agreement has three copies; it comes into force when both sides have signed and each holder has one."),
            InForce, [[Draft], [CollegeSigns, UnitSigns], [OfficeReceives, BaseReceives, DepartmentReceives]]),
        new OnlyAfter("lawfulness.copies_outstanding", Regulation.Art4_1, new("续签协议一式三份，双方签署、三方各执一份之后方可生效。", "A renewal has three copies too; it comes into force when both sides have signed and each holder has one."),
            Renewed, [[Draft], [CollegeSigns, UnitSigns], [OfficeReceives, BaseReceives, DepartmentReceives]]),
        new NeverAfter("lawfulness.renewed_after_decline", Regulation.Art4_2, new("不予续签之后，续签协议不得生效。", "What was declined does not come into force."), [Declined, Taken.With("Reject")], Renewed),
        new BeforeTheEnd("lawfulness.renewal_undecided", Regulation.Art4_2, new("续签流程结束前，续签协议须生效或作废。", "A renewal ends in force or declined."), null, [Renewed, Declined]) { Routes = ["agreement-renewal"] },
        By(Taken, Regulation.Art4_2, new("续签由研究生处受理。", "The graduate office takes up renewals."), ByGraduateOffice, []),
        Signed(CollegeSigns, Regulation.Art4_1),
        Signed(UnitSigns, Regulation.Art4_1),

        new BeforeTheEnd("lawfulness.no_working_group", Regulation.Art5_1, new("基地须成立工作小组。", "A base has a working group."), null, [WorkingGroup]) { Routes = ["base-construction"] },
        new BeforeTheEnd("lawfulness.no_mentors", Regulation.Art5_2, new("基地须组建导师团队。", "A base has mentors."), null, [Mentors]) { Routes = ["base-construction"] },
        new BeforeTheEnd("lawfulness.no_rules", Regulation.Art6_1, new("基地须建立研究生实践安全管理办法和基地运行管理办法。", "A base has safety rules and operation rules."), null, [BaseRules]) { Routes = ["base-construction"] },

        new OnlyAfter("lawfulness.assessment_panel", Regulation.Art6_3_1, new("由研究生处会同院（系、部）组织专家之后，专家方可评分。", "The graduate office and the departments name the experts before these score."),
            Scores.Whatever, [[Proposal], [AssessmentPanel]]),
        new OnlyAfter("lawfulness.assessment_records", Regulation.Art6_3_2, new("所选考核方式均有记录之后，方可作出结论。", "Nothing is concluded before the chosen methods have their records."),
            Announce, [[AssessmentPanel], [Records]]),
        new OnlyAfter("lawfulness.assessment_scores", Regulation.Art6_3_3, new("全部专家评分后，由研究生处拟定结论、处长签发，方可公布。", "All experts score, the graduate office concludes and its director signs before the base is told."),
            Announce, [[Scores], [Conclusion], [Review]]),
        new OnlyAfter("lawfulness.assessment_unannounced", Regulation.Art6_3, new("考核结论公布、基地可提出异议之后方可生效。", "A conclusion is final only after the base was told and could object."), Conclude, [[Announce]]),
        new BeforeTheEnd("lawfulness.assessment_unconcluded", Regulation.Art6_3, new("考核须有结论。", "An assessment ends with a conclusion."), null, [Conclude]) { Routes = Assessment },
        Of(Scores, "lawfulness.not_all_experts", Regulation.Art6_3_3, "mode", new("每位专家都要独立评分（会签）。", "Every expert scores alone (countersign)."), ["Countersign"], []),
        By(Proposal, Regulation.Art6_3_1, new("专家由院（系、部）推荐。", "The departments propose experts."), ByDepartment, []),
        By(AssessmentPanel, Regulation.Art6_3_1, new("专家由研究生处确定。", "The graduate office names the experts."), ByGraduateOffice, []),
        By(Conclusion, Regulation.Art6_3, new("考核结论由研究生处拟定。", "The graduate office concludes."), ByGraduateOffice, []),
        By(Review, Regulation.Art6_3, new("考核结论由研究生处处长签发。", "The director of the graduate office signs the conclusion."), ["GraduateDirector"], []),
        Signed(Review, Regulation.Art6_3),

        new OnlyAfter("lawfulness.rectification_unfounded", Regulation.Art6_3_4, new("考核结论生效之后方可责令整改。", "A rectification is ordered once the assessment's conclusion is final."), Order, [[Conclude]]) { Routes = Assessment },
        new OnlyAfter("lawfulness.rectification_order", Regulation.Art6_3_4, new("提交整改报告之后由研究生处会同院（系、部）复核，处长决定合格，方可恢复在用。", "The base reports, graduate office and departments re-assess, the director decides; only then is the base in force again."),
            PassIt, [[RectifiedReport], [OfficeReassesses, DepartmentReassesses], [DirectorDecides]]),
        new NeverAfter("lawfulness.passed_after_failing", Regulation.Art6_3_4, new("整改后仍不合格的基地，不得恢复在用。", "What failed its rectification is not passed afterwards."), [DirectorDecides.With("Reject"), DelistIt], PassIt),
        new NeverAfter("lawfulness.delisted_after_passing", Regulation.Art6_3_4, new("整改合格的基地，不得停用。", "What passed its rectification is not delisted."), [DirectorDecides, PassIt], DelistIt),
        new BeforeTheEnd("lawfulness.rectification_open", Regulation.Art6_3_4, new("整改须以合格或下年度停用结束。", "A rectification ends with a pass or a delisting."), null, [PassIt, DelistIt]) { Routes = Rectification },
        Of(DepartmentReassesses, "lawfulness.not_all_departments", Regulation.Art6_3_1, "scope", new("由每个相关院（系、部）复核。", "Every department concerned re-assesses."), ["Departments"], Rectification),
        Of(DepartmentReassesses, "lawfulness.not_all_departments", Regulation.Art6_3_1, "mode", new("全部相关院（系、部）都要复核（会签）。", "All departments concerned re-assess (countersign)."), ["Countersign"], Rectification),
        By(OfficeReassesses, Regulation.Art6_3_1, new("由研究生处复核。", "The graduate office re-assesses."), ByGraduateOffice, Rectification),
        By(DepartmentReassesses, Regulation.Art6_3_1, new("由院（系、部）复核。", "The departments re-assess."), ByDepartment, Rectification),
        By(DirectorDecides, Regulation.Art6_3_4, new("由研究生处处长决定。", "The director of the graduate office decides."), ["GraduateDirector"], Rectification),
        Signed(DirectorDecides, Regulation.Art6_3_4),
    ]);

    private static StepDemand By(StepPattern step, Clause clause, Text demand, string[] roles, string[] routes) => Of(step, "lawfulness.wrong_role", clause, "role", demand, roles, routes);

    private static StepDemand Signed(StepPattern step, Clause clause) => Of(step, "lawfulness.not_signed", clause, "signature", new($"{step.Label.Zh}须签字。", $"This takes a signature: {step.Label.En}."), ["Required"], []);

    private static StepDemand Of(StepPattern step, string code, Clause clause, string input, Text demand, string[] allowed, string[] routes) =>
        new(code, clause, demand, step, input, allowed) { Routes = routes };
}
