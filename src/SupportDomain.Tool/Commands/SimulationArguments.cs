using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using NodaTime;
using SupportDomain.Analytics.Simulation;
using SupportDomain.Desks;
using SupportDomain.Staffing;

namespace SupportDomain.Tool.Commands;

/// <summary>The options of a simulation, and what they are unless stated.</summary>
internal sealed class SimulationArguments
{
    private const long UsualCustomers = 100_000;
    private const int UsualGroups = 20;
    private const int MostForPrecision = 100;
    private const int MostThresholds = 50;

    private readonly Option<ulong> _seed;
    private readonly Option<long?> _customers;
    private readonly Option<long?> _warmUp;
    private readonly Option<int?> _batches;
    private readonly Option<int?> _replications;
    private readonly Option<Duration?> _horizon;
    private readonly Option<int?> _threads;
    private readonly Option<Duration[]?> _longer;
    private readonly Option<double?>? _precision;

    internal SimulationArguments(Terminal terminal, bool takesPrecision)
    {
        _seed = new("--seed") { Description = terminal.Say("The seed of the random numbers: equal seeds give equal results; 1 unless stated.", "دانهٔ عددهای تصادفی: دانهٔ برابر نتیجهٔ برابر می‌دهد؛ اگر گفته نشود ۱."), DefaultValueFactory = _ => 1 };
        _customers = new("--customers") { Description = terminal.Say("How many customers are measured in a replication.", "در هر تکرار چند مشتری سنجیده شود.") };
        _warmUp = new("--warm-up") { Description = terminal.Say("How many customers come before them and are not measured.", "پیش از آنها چند مشتری می‌آیند که سنجیده نمی‌شوند.") };
        _batches = new("--batches") { Description = terminal.Say("Into how many batches each replication is cut.", "هر تکرار به چند دسته بریده شود.") };
        _replications = new("--replications") { Description = terminal.Say("How many independent replications; with --precision at most.", "چند تکرار مستقل؛ با ‎--precision حداکثر.") };
        _horizon = new("--horizon") { Description = terminal.Say("How long arrivals are measured in a replication, such as 8h or 5d.", "در هر تکرار ورودها تا چه مدت سنجیده شوند، مانند 8h یا 5d."), CustomParser = result => ParseLength(terminal, result) };
        _threads = new("--threads") { Description = terminal.Say("How many replications run at the same time; changes nothing but the time it takes.", "چند تکرار همزمان اجرا شوند؛ جز زمان اجرا چیزی را عوض نمی‌کند.") };
        _longer = new("--longer-than") { Description = terminal.Say("Waits whose share of longer ones is estimated; 20s,1m,5m,30m,2h,8h unless stated.", "انتظارهایی که سهم درازتر از آنها برآورد شود؛ اگر گفته نشود 20s,1m,5m,30m,2h,8h."), CustomParser = result => ParseThresholds(terminal, result) };
        _precision = takesPrecision ? new("--precision") { Description = terminal.Say("Stop once the interval of the mean wait is at most this share of it, such as 0.05.", "هرگاه بازهٔ میانگین انتظار به این نسبت از آن رسید بایست، مانند 0.05.") } : null;
    }

    internal void AddTo(Command command)
    {
        foreach (Option option in new Option?[] { _seed, _customers, _warmUp, _batches, _replications, _horizon, _threads, _longer, _precision }.OfType<Option>())
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The options of a run. Work of a log, and a desk that is simulated up to a horizon, start empty in each of several replications; anything else is one long run after a warm-up.</summary>
    internal SimulationOptions Of(ParseResult parsed, IEnumerable<DeskOperation> operations)
    {
        Instant[] recorded = [.. operations.SelectMany(o => o.Workloads).Where(w => w.Arrivals?.Shape == ArrivalShape.Recorded).SelectMany(w => new[] { w.Arrivals!.Instants[0], w.Arrivals.Instants[^1] })];
        Duration? horizon = parsed.GetValue(_horizon) ?? (recorded.Length == 0 ? null : recorded.Max() - recorded.Min() + Duration.FromTicks(1));
        double? precision = _precision is null ? null : parsed.GetValue(_precision);
        long? customers = parsed.GetValue(_customers);
        long warmUp = parsed.GetValue(_warmUp) ?? (horizon is null ? (customers ?? UsualCustomers) / 10 : 0);
        SimulationOptions options = new()
        {
            Seed = parsed.GetValue(_seed),
            Customers = customers ?? (horizon is null ? UsualCustomers : SimulationOptions.MaximumCustomers - Math.Clamp(warmUp, 0, SimulationOptions.MaximumCustomers - 1)),
            WarmUp = warmUp,
            Batches = parsed.GetValue(_batches) ?? (horizon is null ? (int)Math.Clamp(customers ?? UsualCustomers, 1, UsualGroups) : 1),
            Replications = parsed.GetValue(_replications) ?? (precision is not null ? MostForPrecision : horizon is null ? 1 : UsualGroups),
            Horizon = horizon,
            Precision = precision,
            Thresholds = [.. parsed.GetValue(_longer) is { Length: > 0 } thresholds ? thresholds : UsualThresholds],
            Parallelism = parsed.GetValue(_threads) ?? Environment.ProcessorCount,
        };
        return recorded.Length == 0 ? options : options with { Start = recorded.Min() };
    }

    private static IEnumerable<Duration> UsualThresholds =>
        [Duration.FromSeconds(20), Duration.FromMinutes(1), Duration.FromMinutes(5), Duration.FromMinutes(30), Duration.FromHours(2), Duration.FromHours(8)];

    private static Duration? ParseLength(Terminal terminal, ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (LengthOf(text) is { } length)
        {
            return length;
        }

        result.AddError(terminal.Say("--horizon is '{0}'; it must be a length of time such as 90s, 30m, 8h or 5d.", "‎--horizon {0} است؛ باید مدتی باشد مانند 90s، 30m، 8h یا 5d.", text));
        return null;
    }

    /// <summary>Several lengths of time, each once, from the shortest on.</summary>
    private static Duration[]? ParseThresholds(Terminal terminal, ArgumentResult result)
    {
        SortedSet<Duration> thresholds = [];
        foreach (string word in result.Tokens.SelectMany(t => t.Value.Split(',')))
        {
            if (LengthOf(word) is not { } length || (thresholds.Add(length) && thresholds.Count > MostThresholds))
            {
                result.AddError(terminal.Say(
                    "--longer-than has '{0}'; it must be up to {1} lengths of time with commas between them, such as 20s,5m,8h.",
                    "‎--longer-than {0} دارد؛ باید تا {1} مدت با ویرگول میانشان باشد، مانند 20s,5m,8h.", word, MostThresholds));
                return null;
            }
        }

        return [.. thresholds];
    }

    private static Duration? LengthOf(string text)
    {
        long unit = text.Length == 0 ? 0 : text[^1] switch
        {
            's' => 1,
            'm' => NodaConstants.SecondsPerMinute,
            'h' => NodaConstants.SecondsPerHour,
            'd' => NodaConstants.SecondsPerDay,
            _ => 0,
        };
        if (unit > 0 && decimal.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal count) && count is > 0 and <= 10_000_000_000m / 86_400)
        {
            return Duration.FromTicks((long)(count * unit * NodaConstants.TicksPerSecond));
        }

        return null;
    }
}
