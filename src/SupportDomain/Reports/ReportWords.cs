using SupportDomain.Desks;
using SupportDomain.Sla;

namespace SupportDomain.Reports;

/// <summary>How outcomes, verdicts and findings are called.</summary>
internal static class ReportWords
{
    internal static string Outcome(ReportPage page, SlaOutcome outcome) => outcome switch
    {
        SlaOutcome.Met => page.T("met", "رعایت‌شده"),
        SlaOutcome.Breached => page.T("breached", "نقض‌شده"),
        SlaOutcome.Running => page.T("open, in time", "باز، در مهلت"),
        SlaOutcome.Paused => page.T("paused", "متوقف"),
        SlaOutcome.Cancelled => page.T("cancelled", "لغوشده"),
        _ => page.T("no SLA", "بدون SLA"),
    };

    internal static string Recorded(ReportPage page, RecordedVerdict verdict) => verdict switch
    {
        RecordedVerdict.Met => page.T("met", "رعایت‌شده"),
        RecordedVerdict.Breached => page.T("breached", "نقض‌شده"),
        _ => page.T("nothing", "هیچ"),
    };

    /// <summary>A finding in words, or null where its kind has none.</summary>
    internal static string? Finding(ReportPage page, LogFindingKind kind) => kind switch
    {
        LogFindingKind.UnclosedQuote => page.T("a quote is never closed", "گیومه‌ای بسته نشده است"),
        LogFindingKind.MalformedQuote => page.T("a quote is misplaced", "گیومه‌ای نابه‌جاست"),
        LogFindingKind.FieldCount => page.T("more or fewer fields than the header", "شمار فیلدها با سرستون نمی‌خواند"),
        LogFindingKind.FieldTooLong => page.T("a field is too long", "فیلدی بیش از اندازه بلند است"),
        LogFindingKind.UnusableId => page.T("no usable name of the ticket", "نام تیکت به کار نمی‌آید"),
        LogFindingKind.DuplicateId => page.T("the ticket stood in an earlier row", "تیکت پیش‌تر آمده بود"),
        LogFindingKind.MissingTime => page.T("a time is missing", "زمانی نیامده است"),
        LogFindingKind.UnreadableTime => page.T("a time cannot be read", "زمانی خواندنی نیست"),
        LogFindingKind.ImplausibleYear => page.T("a year is implausible", "سالی پذیرفتنی نیست"),
        LogFindingKind.OpenedAfterAsOf => page.T("opened after the instant of the verdicts", "پس از زمان حکم‌ها گشوده شده است"),
        LogFindingKind.TimesGoBack => page.T("the times go back", "زمان‌ها به عقب می‌روند"),
        LogFindingKind.OutOfOrder => page.T("opened before the row above", "پیش از سطر بالایی گشوده شده است"),
        LogFindingKind.UnknownStatus => page.T("the status is not in the mapping", "وضعیت در نگاشت نیست"),
        LogFindingKind.StatusContradictsTimes => page.T("status and times contradict each other", "وضعیت و زمان‌ها ناسازگارند"),
        LogFindingKind.UnknownVerdict => page.T("the verdict is not in the mapping", "حکم در نگاشت نیست"),
        LogFindingKind.NoDeadline => page.T("a policy applies and its calendar gives no deadline", "خط‌مشی منطبق است و تقویم آن سررسیدی نمی‌دهد"),
        LogFindingKind.UnknownTicket => page.T("a further file tells of a ticket that the log does not name", "پرونده‌ای دیگر از تیکتی می‌گوید که در لاگ نیست"),
        LogFindingKind.UnknownActivity => page.T("the activity is not in the mapping", "فعالیت در نگاشت نیست"),
        LogFindingKind.UnknownValue => page.T("a role or a visibility is not in the mapping", "نقش یا دیداری در نگاشت نیست"),
        LogFindingKind.UnreadableNumber => page.T("a number cannot be read", "عددی خواندنی نیست"),
        LogFindingKind.UnusableName => page.T("a name cannot be used", "نامی به کار نمی‌آید"),
        LogFindingKind.PriorityContradictsMatrix => page.T("the priority does not follow from impact and urgency", "اولویت از اثر و فوریت برنمی‌آید"),
        LogFindingKind.ForbiddenTransition => page.T("a status followed one that it may not follow", "وضعیتی پس از وضعیتی آمد که نباید"),
        LogFindingKind.TimeWentBack => page.T("the rows of a ticket go back in time", "سطرهای یک تیکت در زمان به عقب می‌روند"),
        LogFindingKind.BeforeOpening => page.T("told of before the opening", "پیش از گشایش چیزی گفته شده است"),
        LogFindingKind.AfterEnd => page.T("something came after the end", "چیزی پس از پایان آمد"),
        _ => null,
    };
}
