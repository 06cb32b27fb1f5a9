using System.Collections.Immutable;
using SupportDomain.Scheduling;

namespace SupportDomain.Reports;

/// <summary>How the reasons of a scheduler read.</summary>
internal static class SchedulingWordings
{
    internal static ImmutableArray<ReasonWording> All { get; } = [.. Standing(), .. Order(), .. Next(), .. Blockers(), .. Waits()];

    private static ReasonWording[] Standing() =>
    [
        new(SchedulingReasons.Status, "Item {item} is {status}, in band {band}.", "مورد {item} در باند {band} {status} است."),
        new(SchedulingReasons.StatusReady, "ready", "آمادهٔ واگذاری"),
        new(SchedulingReasons.StatusDeferred, "deferred", "به تعویق افتاده"),
        new(SchedulingReasons.StatusOffered, "offered", "پیشنهادشده"),
        new(SchedulingReasons.StatusAssigned, "being worked on", "در دست انجام"),
        new(SchedulingReasons.Position, "Number {position} of its band {band}.", "نفر {position} در باند {band}."),
    ];

    private static ReasonWording[] Order() =>
    [
        new(SchedulingReasons.ByBand, "{first} goes before {second}: band {firstvalue} comes before band {secondvalue}.", "{first} پیش از {second} است: باند {firstvalue} پیش از باند {secondvalue} می‌آید."),
        new(SchedulingReasons.ByBreach, "{first} goes before {second}: it is past its due time.", "{first} پیش از {second} است: سررسید آن گذشته است."),
        new(SchedulingReasons.ByLevel, "{first} goes before {second}: the agent's level for it is higher ({firstvalue} against {secondvalue}).", "{first} پیش از {second} است: سطح کارشناس برای آن بالاتر است ({firstvalue} در برابر {secondvalue})."),
        new(SchedulingReasons.ByFairness, "{first} goes before {second}: it is its customer's turn ({firstvalue} before {secondvalue}).", "{first} پیش از {second} است: نوبت مشتری آن است ({firstvalue} پیش از {secondvalue})."),
        new(SchedulingReasons.ByArrival, "{first} goes before {second}: waiting since {firstvalue}, the other since {secondvalue}.", "{first} پیش از {second} است: از {firstvalue} منتظر است و دیگری از {secondvalue}."),
        new(SchedulingReasons.ByDueTime, "{first} goes before {second}: due {firstvalue}, the other {secondvalue}.", "{first} پیش از {second} است: سررسید {firstvalue}، دیگری {secondvalue}."),
        new(SchedulingReasons.ByAge, "{first} goes before {second}: with its head start it counts as waiting since {firstvalue}, the other since {secondvalue}.", "{first} پیش از {second} است: با پیش‌افتادگی‌اش از {firstvalue} منتظر به شمار می‌آید و دیگری از {secondvalue}."),
        new(SchedulingReasons.ByCappedAge, "{first} goes before {second}: its age counts {firstvalue}, that of the other {secondvalue}.", "{first} پیش از {second} است: سن آن {firstvalue} به شمار می‌آید و سن دیگری {secondvalue}."),
        new(SchedulingReasons.ByRate, "{first} goes before {second}: at the rates of their classes it has waited {firstvalue}, the other {secondvalue}.", "{first} پیش از {second} است: با نرخ رده‌ها {firstvalue} انتظار کشیده است و دیگری {secondvalue}."),
        new(SchedulingReasons.ByCost, "{first} goes before {second}: its delay has cost more for its handling time (score {firstvalue} against {secondvalue}).", "{first} پیش از {second} است: تأخیرش نسبت به زمان رسیدگی پرهزینه‌تر بوده است (امتیاز {firstvalue} در برابر {secondvalue})."),
        new(SchedulingReasons.ByLaxity, "{first} goes before {second}: to be begun by {firstvalue}, the other by {secondvalue}.", "{first} پیش از {second} است: باید تا {firstvalue} آغاز شود و دیگری تا {secondvalue}."),
        new(SchedulingReasons.ByShortestTime, "{first} goes before {second}: it is less work for its weight (key {firstvalue} against {secondvalue}).", "{first} پیش از {second} است: کارش نسبت به وزنش کمتر است (کلید {firstvalue} در برابر {secondvalue})."),
        new(SchedulingReasons.ByCustomKey, "{first} goes before {second}: key {firstvalue} against {secondvalue}.", "{first} پیش از {second} است: کلید {firstvalue} در برابر {secondvalue}."),
        new(SchedulingReasons.BySequence, "{first} goes before {second}: all else is equal, and it came in first.", "{first} پیش از {second} است: بقیه برابر است و آن زودتر آمده است."),
        new(SchedulingReasons.NoDueTime, "never", "هرگز"),
    ];

    private static ReasonWording[] Next() =>
    [
        new(SchedulingReasons.OnlyOne, "{item} is all there is.", "تنها {item} هست."),
        new(SchedulingReasons.Nothing, "Nothing waits that {agent} may take.", "چیزی که {agent} بتواند بردارد در انتظار نیست."),
        new(SchedulingReasons.OffDuty, "{agent} is not on duty, {until}.", "{agent} سر کار نیست، {until}."),
        new(SchedulingReasons.AgentIsFull, "{agent} can take nothing more: {units} units are free, {offers} offers are open.", "{agent} چیز دیگری نمی‌تواند بردارد: {units} واحد آزاد است و {offers} پیشنهاد باز است."),
    ];

    private static ReasonWording[] Blockers() =>
    [
        new(SchedulingReasons.Until, "until {at} at the earliest", "دست‌کم تا {at}"),
        new(SchedulingReasons.UntilUnknown, "until somebody ends it", "تا کسی به آن پایان دهد"),
        new(SchedulingReasons.Deferred, "Deferred, {until}.", "به تعویق افتاده، {until}."),
        new(SchedulingReasons.HeldBySurge, "Surge holds band {band} back.", "در حالت ازدحام باند {band} نگه داشته می‌شود."),
        new(SchedulingReasons.Offered, "Offered, {until}.", "پیشنهاد شده، {until}."),
        new(SchedulingReasons.Assigned, "{agent} works on it.", "{agent} روی آن کار می‌کند."),
        new(SchedulingReasons.TeamFrozen, "Frozen: {team}.", "متوقف: {team}."),
        new(SchedulingReasons.NoTeam, "the items of no team", "موارد بی‌گروه"),
        new(SchedulingReasons.CustomerAtCap, "{customer} has as many items in hand as it may.", "{customer} به سقف موارد هم‌زمان رسیده است."),
        new(SchedulingReasons.NobodyCovers, "Nobody here has {skills}; this stands {until}.", "کسی {skills} را ندارد؛ این وضع برقرار است {until}."),
        new(SchedulingReasons.NobodyCoversAll, "Nobody here has all the skills together; this stands {until}.", "کسی همهٔ مهارت‌ها را با هم ندارد؛ این وضع برقرار است {until}."),
        new(SchedulingReasons.KnownAgentOnly, "Kept for {agent}, who knows the case, {until}.", "برای {agent} که با موضوع آشناست نگه داشته شده، {until}."),
        new(SchedulingReasons.Declined, "Whoever could take it has declined it; this is remembered {until}.", "هر که می‌توانست، نپذیرفته است؛ به یاد می‌ماند {until}."),
        new(SchedulingReasons.NobodyOnDuty, "Nobody who may take it is on duty, {until}.", "کسی که بتواند بردارد سر کار نیست، {until}."),
        new(SchedulingReasons.ChannelNotServed, "Nobody who may take it takes items of the channel {channel}.", "کسانی که می‌توانند بردارند موارد کانال {channel} را نمی‌پذیرند."),
        new(SchedulingReasons.NoCapacity, "Everybody who may take it is busy.", "همهٔ کسانی که می‌توانند بردارند مشغول‌اند."),
    ];

    private static ReasonWording[] Waits() =>
    [
        new(SchedulingReasons.ExpectedWait, "Number {position} in line; about {wait}.", "نفر {position} در صف؛ حدود {wait}."),
        new(SchedulingReasons.WaitAssumption, "If all {places} places at {agents} agents are taken, one is free every {handling} divided by {places}, and nobody joins or leaves the {position} in line.", "اگر همهٔ {places} جا نزد {agents} کارشناس پر باشد، هر {handling} بخش بر {places} یک جا آزاد شود و کسی به {position} نفر صف نپیوندد و از آن نرود."),
        new(SchedulingReasons.NoForecast, "No wait can be told: something else stands in the way.", "زمان انتظار گفتنی نیست: چیز دیگری در راه است."),
    ];
}
