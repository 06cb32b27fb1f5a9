namespace SupportDomain.Tool.Commands;

/// <summary>The examples that help shows; each is understood by the program, which a test sees to.</summary>
internal static class Examples
{
    internal static IReadOnlyList<Example> All { get; } =
    [
        new(string.Empty, "support-domain demo --out demo-report", "See the main job without a file of your own", "کار اصلی را بی پرونده‌ای از خودتان ببینید"),
        new(string.Empty, "support-domain replay tickets.csv --desk desk.json --out report", "Judge a log and write the report", "گزارش تیکت‌ها را بسنجید و گزارش نهایی را بنویسید"),
        new("demo", "support-domain demo", "Show the result", "نتیجه را نشان بده"),
        new("demo", "support-domain demo --out demo-report", "Write report.html, report.json and verdicts.csv too", "report.html، report.json و verdicts.csv را هم بنویس"),
        new("init", "support-domain init --preset england --log tickets.csv", "Write desk.json with the columns of an export", "desk.json را با ستون‌های یک خروجی بنویس"),
        new("init", "support-domain init desk.json --preset iran --name \"Support\" --lang fa", "A desk in Tehran, with comments in Persian", "میزی در تهران با توضیح فارسی"),
        new("doctor", "support-domain doctor desk.json", "Review a desk by itself", "میز را به تنهایی بررسی کن"),
        new("doctor", "support-domain doctor desk.json --log tickets.csv", "Hold it against a log too", "آن را با یک گزارش هم بسنج"),
        new("replay", "support-domain replay tickets.csv --desk desk.json", "Show the result of a log", "نتیجهٔ یک گزارش را نشان بده"),
        new("replay", "support-domain replay tickets.csv.gz --desk desk.json --out report", "Write the report of a compressed log", "گزارش نهایی یک پروندهٔ فشرده را بنویس"),
        new("replay", "support-domain replay tickets.csv --desk desk.json --as-of 2026-03-21T08:30:00Z --strict", "Judge open tickets at an instant, and stop at the first row at fault", "تیکت‌های باز را در یک لحظه بسنج و در نخستین سطر نادرست بایست"),
        new("explain", "support-domain explain tickets.csv --desk desk.json --ticket D-10001", "Account for every second of a ticket", "حساب هر ثانیهٔ یک تیکت را بده"),
        new("explain", "support-domain explain tickets.csv --desk desk.json --ticket D-10001 --svg ticket.svg --lang fa", "Draw it, and tell it in Persian", "آن را بکش و به فارسی بگو"),
        new("simulate", "support-domain simulate --desk calls.json", "Simulate a desk that states its arrivals", "میزی را که ورودهایش را گفته شبیه‌سازی کن"),
        new("simulate", "support-domain simulate --desk desk.json --log tickets.csv --svg waits.svg", "Take the arrivals from a log, and draw the waits", "ورودها را از گزارش بگیر و انتظارها را بکش"),
        new("simulate", "support-domain simulate --desk calls.json --horizon 7d --out report", "Write the report of a week", "گزارش یک هفته را بنویس"),
        new("compare", "support-domain compare --desk calls.json --agents 6,7", "See what one and two agents more would change", "ببین یک و دو کارشناس بیشتر چه را عوض می‌کنند"),
        new("compare", "support-domain compare --desk today.json --desk tomorrow.json --seed 7", "Compare two desks on the same customers", "دو میز را با همان مشتریان مقایسه کن"),
        new("calendar", "support-domain calendar calendar.json --week 2026-03-21", "Draw a week", "یک هفته را بکش"),
        new("calendar", "support-domain calendar calendar.json --year 1405", "Draw a Solar Hijri year with its holidays", "یک سال خورشیدی را با تعطیلی‌هایش بکش"),
        new("calendar", "support-domain calendar calendar.json --at 2026-03-21T08:30:00Z", "Say why an instant is open or closed", "بگو چرا یک لحظه باز یا بسته است"),
        new("allocate", "support-domain allocate budget.json --explain", "Divide a budget and account for every unit", "بودجه را بخش کن و حساب هر واحد را بده"),
        new("allocate", "support-domain allocate weights.csv --total \"EUR 1000.00\" --compare", "Compare the methods on a list of weights", "روش‌ها را روی فهرستی از وزن‌ها مقایسه کن"),
        new("salary", "support-domain salary estimate model.json profile.json", "Estimate the pay of a profile", "حقوق یک فرد را برآورد کن"),
        new("salary estimate", "support-domain salary estimate model.json people.csv", "Estimate the pay of every row of a file", "حقوق هر سطر یک پرونده را برآورد کن"),
        new("salary explain", "support-domain salary explain model.json profile.json --reference other.json", "Say how each factor moved the pay", "بگو هر عامل حقوق را چگونه جابه‌جا کرد"),
        new("completion", "support-domain completion bash", "Write the script for bash", "اسکریپت bash را بنویس"),
    ];

    /// <summary>The examples of a verb; those of the root for the empty path.</summary>
    internal static IEnumerable<Example> Of(string path) => All.Where(e => string.Equals(e.Path, path, StringComparison.Ordinal));
}
