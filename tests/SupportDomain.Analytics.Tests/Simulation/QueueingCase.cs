using System.Globalization;
using System.Text.Json;
using NodaTime;
using SupportDomain.Analytics.Simulation;
using SupportDomain.Desks;
using SupportDomain.Identifiers;
using SupportDomain.Numerics;
using SupportDomain.Scheduling;
using SupportDomain.Staffing;
using SupportDomain.TestSupport;
using SupportDomain.Workforce;

namespace SupportDomain.Analytics.Tests.Simulation;

/// <summary>A queue with a known answer: what is simulated, and the published figures to compare with. The unit of time of most is a minute.</summary>
internal sealed record QueueingCase(string Id, DeskOperation Operation, double Load, double ShareOfWaits, IReadOnlyList<(string Output, double Expected, Func<SimulationResult, Estimate> Of, bool IsShare)> Outputs)
{
    internal static readonly Duration[] Thresholds = [Duration.FromSeconds(12), Duration.FromSeconds(60), Duration.FromSeconds(30), Duration.FromSeconds(20)];

    /// <summary>The entries of the reference that a simulation can reach.</summary>
    internal static IEnumerable<QueueingCase> All()
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(SharedFolder.File("reference", "queueing_reference.json")));
        List<QueueingCase> cases = [];
        foreach (JsonElement entry in document.RootElement.GetProperty("entries").EnumerateArray())
        {
            string id = entry.GetProperty("id").GetString()!;
            QueueingCase? made = Of(id, entry.GetProperty("inputs"), entry.GetProperty("outputs"));
            if (made is not null)
            {
                cases.Add(made);
            }
        }

        return cases;
    }

    /// <summary>Runs the case and gives each figure with its estimate.</summary>
    internal IEnumerable<(string Output, double Expected, Estimate Estimate, double Z)> Compare(long customers)
    {
        SimulationResult result = Simulator.Run(Operation, new SimulationOptions
        {
            Seed = 20_260_101,
            Customers = customers,
            WarmUp = customers / 10,
            Batches = 40,
            Thresholds = [.. Thresholds],
        });
        foreach ((string output, double expected, Func<SimulationResult, Estimate> of, bool isShare) in Outputs)
        {
            Estimate estimate = of(result);
            // Of a share, how often what is rarer is expected; of a mean, how many are expected to wait at all, of which a mean needs more than a share.
            double occurrences = isShare ? Math.Min(expected, 1 - expected) * estimate.Observations : ShareOfWaits * customers / 10;
            if (occurrences >= 100)
            {
                yield return (output, expected, estimate, (estimate.Value - expected) / estimate.StandardError);
            }
        }
    }

    internal static DeskOperation Operate(SchedulingPolicy policy, int servers, int? places, params IEnumerable<Workload> workloads) => new(
        policy,
        Enumerable.Range(0, servers).Select(i => new AgentProfile(new AgentId(string.Create(CultureInfo.InvariantCulture, $"a{i:0000}")), 1, [new ChannelCapacity(ContactChannel.Phone, 1, 1)])),
        workloads,
        places);

    internal static ArrivalProcess Poisson(double perUnit, double unitSeconds = 60) => ArrivalProcess.Poisson(Rational.FromDecimal((decimal)perUnit) * new Rational(3600, (long)unitSeconds));

    internal static Duration Units(double units, double unitSeconds = 60) => Duration.FromNanoseconds((long)Math.Round(units * unitSeconds * 1e9));

    internal static Workload Class(string name, double lambda, DurationDistribution handling, WorkItem item = default, DurationDistribution? patience = null, double unitSeconds = 60) =>
        new(name, Poisson(lambda, unitSeconds), handling, item with { Channel = ContactChannel.Phone }, patience);

    private static QueueingCase? Of(string id, JsonElement inputs, JsonElement outputs) => id.Split('_')[0] switch
    {
        "erlangB" => ErlangB(id, inputs, outputs),
        "erlangC" or "pooling" => ErlangC(id, inputs, outputs),
        "halfin" when id.Contains("exact", StringComparison.Ordinal) => ErlangC(id, inputs, outputs),
        "erlangA" => ErlangA(id, inputs, outputs),
        "mmck" => Limited(id, inputs, outputs),
        "pk" => PollaczekKhinchine(id, inputs, outputs),
        "cobham" or "apq" => Classes(id, inputs, outputs),
        _ => null,
    };

    private static double Number(JsonElement of, string name) => of.GetProperty(name).GetDouble();

    private static QueueingCase ErlangB(string id, JsonElement inputs, JsonElement outputs)
    {
        int servers = inputs.GetProperty("servers").GetInt32();
        bool isInverse = inputs.TryGetProperty("blocking", out JsonElement given);
        double load = isInverse ? Number(outputs, "offered_load") : Number(inputs, "offered_load");
        double blocking = isInverse ? given.GetDouble() : Number(outputs, "blocking");
        DeskOperation operation = Operate(new SchedulingPolicy(), servers, servers, Class(id, load, DurationDistribution.Exponential(Units(1))));
        return new QueueingCase(id, operation, 0, 1, [("blocking", blocking, r => r.Total.TurnedAwayShare, true)]);
    }

    private static QueueingCase ErlangC(string id, JsonElement inputs, JsonElement outputs)
    {
        int servers = inputs.GetProperty("servers").GetInt32();
        double load = inputs.TryGetProperty("offered_load", out JsonElement offered) ? offered.GetDouble() : Number(inputs, "lam_per_min");
        bool isLong = inputs.TryGetProperty("mean_service_min", out JsonElement minutes);
        double service = isLong ? minutes.GetDouble() : 1;
        DeskOperation operation = Operate(new SchedulingPolicy(), servers, null, Class(id, load / service, DurationDistribution.Exponential(Units(service))));
        return new QueueingCase(id, operation, load / servers, Number(outputs, "prob_wait"), [.. Waits(outputs)]);
    }

    private static IEnumerable<(string, double, Func<SimulationResult, Estimate>, bool)> Waits(JsonElement outputs)
    {
        Dictionary<string, (Func<SimulationResult, Estimate> Of, bool IsShare)> known = new(StringComparer.Ordinal)
        {
            ["prob_wait"] = (r => r.Total.WaitedShare, true),
            ["prob_wait_given_entry"] = (r => r.Total.WaitedShare, true),
            ["mean_wait"] = (r => Minutes(r.Total.MeanWaitSeconds), false),
            ["mean_wait_min"] = (r => Minutes(r.Total.MeanWaitSeconds), false),
            ["mean_wait_s"] = (r => r.Total.MeanWaitSeconds, false),
            ["mean_wait_entered"] = (r => Minutes(r.Total.MeanWaitSeconds), false),
            ["mean_wait_given_wait"] = (r => Minutes(r.Total.MeanWaitOfWaitedSeconds), false),
            ["mean_wait_given_wait_min"] = (r => Minutes(r.Total.MeanWaitOfWaitedSeconds), false),
            ["mean_queue"] = (r => r.MeanQueue, false),
            ["utilisation"] = (r => r.Occupancy, false),
            ["sd_wait"] = (r => Minutes(r.Total.WaitDeviationSeconds), false),
            ["p_wait_gt_1"] = (r => r.Total.WaitedLonger[1].Value, true),
            ["p_wait_gt_0_2"] = (r => r.Total.WaitedLonger[0].Value, true),
            ["p_wait_le_half_min"] = (r => Complement(r.Total.WaitedLonger[2].Value), true),
            ["p_wait_le_half_given_entry"] = (r => Complement(r.Total.WaitedLonger[2].Value), true),
            ["prob_abandon"] = (r => r.Total.AbandonedShare, true),
            ["blocking"] = (r => r.Total.TurnedAwayShare, true),
        };
        foreach (JsonProperty output in outputs.EnumerateObject())
        {
            if (known.TryGetValue(output.Name, out (Func<SimulationResult, Estimate> Of, bool IsShare) how))
            {
                yield return (output.Name, output.Value.GetDouble(), how.Of, how.IsShare);
            }
        }
    }

    private static QueueingCase ErlangA(string id, JsonElement inputs, JsonElement outputs)
    {
        DurationDistribution patience = DurationDistribution.Exponential(Units(1 / Number(inputs, "theta")));
        DeskOperation operation = Operate(
            new SchedulingPolicy(), inputs.GetProperty("servers").GetInt32(), null, Class(id, Number(inputs, "lam"), DurationDistribution.Exponential(Units(1 / Number(inputs, "mu"))), patience: patience));
        return new QueueingCase(id, operation, 0, 1, [.. Waits(outputs)]);
    }

    private static QueueingCase Limited(string id, JsonElement inputs, JsonElement outputs)
    {
        Workload calls = Class(id, Number(inputs, "arrival_rate_per_min"), DurationDistribution.Exponential(Units(Number(inputs, "mean_service_min"))));
        DeskOperation operation = Operate(new SchedulingPolicy(), inputs.GetProperty("servers").GetInt32(), inputs.GetProperty("capacity").GetInt32(), calls);
        return new QueueingCase(id, operation, 0, 1, [.. Waits(outputs)]);
    }

    private static QueueingCase PollaczekKhinchine(string id, JsonElement inputs, JsonElement outputs)
    {
        double mean = Number(inputs, "ES");
        double variance = Number(inputs, "ES2") - (mean * mean);
        DurationDistribution handling = variance == 0 ? DurationDistribution.Deterministic(Units(mean)) : DurationDistribution.Erlang((int)Math.Round(mean * mean / variance), Units(mean));
        return new QueueingCase(id, Operate(new SchedulingPolicy(), 1, null, Class(id, Number(inputs, "lam"), handling)), Number(inputs, "lam") * mean, Number(inputs, "lam") * mean, [.. Waits(outputs)]);
    }

    /// <summary>Several classes: strict bands (Cobham), or aging at different rates (accumulating priorities).</summary>
    private static QueueingCase? Classes(string id, JsonElement inputs, JsonElement outputs)
    {
        double[] lambdas = [.. inputs.GetProperty("lams").EnumerateArray().Select(l => l.GetDouble())];
        int servers = inputs.TryGetProperty("servers", out JsonElement given) ? given.GetInt32() : 1;
        bool isHours = outputs.TryGetProperty("mean_waits_h", out JsonElement waits);
        double unit = isHours ? 3600 : 60;
        waits = isHours ? waits : outputs.GetProperty("mean_waits");
        double mu = inputs.TryGetProperty("mu", out JsonElement rate) ? rate.GetDouble() : 1;
        DurationDistribution handling = inputs.TryGetProperty("ES2", out JsonElement square) && square.GetDouble() == 1
            ? DurationDistribution.Deterministic(Units(1))
            : DurationDistribution.Exponential(Units(1 / mu, unit));
        double[] rates = inputs.TryGetProperty("rates", out JsonElement aging) ? [.. aging.EnumerateArray().Select(r => r.GetDouble())]
            : outputs.TryGetProperty("b2_over_b1", out JsonElement ratio) ? [1, ratio.GetDouble()]
            : [];
        bool isStrict = id.StartsWith("cobham", StringComparison.Ordinal) || rates.Contains(0);
        WorkPriority[] priorities = [WorkPriority.Urgent, WorkPriority.High, WorkPriority.Normal, WorkPriority.Low];
        SchedulingPolicy policy = isStrict
            ? new SchedulingPolicy { Bands = PriorityBands.Strict }
            : new SchedulingPolicy
            {
                Ordering = WorkOrdering.AgingRates,
                Bands = PriorityBands.Flat,
                Classes = [.. rates.Select((r, i) => new ServiceClass(string.Create(CultureInfo.InvariantCulture, $"c{i}")) { AgingRate = Rational.FromDecimal(Math.Round((decimal)r, 6)) })],
            };
        Workload[] workloads = [.. lambdas.Select((l, i) => Class(
            string.Create(CultureInfo.InvariantCulture, $"{id}/{i}"), l, handling, isStrict ? new WorkItem { Priority = priorities[i] } : new WorkItem { ServiceClass = i }, unitSeconds: unit))];
        DeskOperation operation = Operate(policy, servers, null, workloads);
        List<(string, double, Func<SimulationResult, Estimate>, bool)> wanted = [];
        foreach ((int i, JsonElement wait) in waits.EnumerateArray().Index())
        {
            wanted.Add((string.Create(CultureInfo.InvariantCulture, $"mean_wait class {i + 1}"), wait.GetDouble(), r => Scaled(r.Workloads[i].MeanWaitSeconds, unit), false));
        }

        if (outputs.TryGetProperty("weighted_mean", out JsonElement weighted))
        {
            wanted.Add(("mean_wait of all", weighted.GetDouble(), r => Minutes(r.Total.MeanWaitSeconds), false));
        }

        if (outputs.TryGetProperty("class1_p_wait_gt_1", out JsonElement tail))
        {
            wanted.Add(("class 1 p_wait_gt_1", tail.GetDouble(), r => r.Workloads[0].WaitedLonger[1].Value, true));
        }

        if (outputs.TryGetProperty("prob_wait", out JsonElement probability))
        {
            wanted.Add(("prob_wait", probability.GetDouble(), r => r.Total.WaitedShare, true));
        }

        return new QueueingCase(id, operation, lambdas.Sum() / mu / servers, 1, wanted);
    }

    private static Estimate Minutes(Estimate seconds) => Scaled(seconds, 60);

    private static Estimate Scaled(Estimate seconds, double unit) => seconds with { Value = seconds.Value / unit, StandardError = seconds.StandardError / unit, HalfWidth = seconds.HalfWidth / unit };

    private static Estimate Complement(Estimate share) => share with { Value = 1 - share.Value };
}
