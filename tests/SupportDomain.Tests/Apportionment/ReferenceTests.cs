using System.Text.Json;
using SupportDomain.Apportionment;
using SupportDomain.Numerics;
using SupportDomain.TestSupport;
using static SupportDomain.Tests.Apportionment.BudgetReference;

namespace SupportDomain.Tests.Apportionment;

/// <summary>Censuses, paradoxes, elections and money of the shared reference, every entry exact.</summary>
public sealed class ReferenceTests
{
    [SharedFact]
    public void Apportionment_EveryEntry_GivesSeatsTiesAndQuotaViolations()
    {
        foreach (JsonElement entry in Section("apportionment"))
        {
            Rational[] weights = Numbers(entry.GetProperty("weights"));
            Int128 units = Integer(entry.GetProperty("units"));
            foreach (JsonProperty method in entry.GetProperty("computed").EnumerateObject())
            {
                ApportionmentResult result = Apportioner.Apportion(Problem(units, weights, method.Name)).Value;
                string because = $"{method.Name} of {Name(entry)}";
                result.Shares.Should().Equal(Integers(method.Value.GetProperty("seats")), because);
                (result.Tie is not null).Should().Be(method.Value.GetProperty("tie").GetBoolean(), because);
                Analyze.QuotaViolations(result).Should().Equal(method.Value.GetProperty("quota_violations").EnumerateArray().Select(i => i.GetInt32()), because);
            }

            CheckPublished(entry, units, weights);
        }
    }

    [SharedFact]
    public void Paradoxes_EveryEntry_ShowAsPublished()
    {
        foreach (JsonElement entry in Section("paradoxes"))
        {
            int before = Checked;
            CheckHouseSizes(entry);
            CheckNewRecipient(entry);
            CheckQuotaViolation(entry);
            CheckPopulationParadox(entry);
            Checked.Should().BeGreaterThan(before, "{0} must be of a known kind", Name(entry));
        }
    }

    [SharedFact]
    public void Elections_EveryEntry_GivesTheOfficialSeats()
    {
        foreach (JsonElement entry in Section("elections"))
        {
            Rational[] votes = Numbers(entry.GetProperty("weights"));
            if (entry.TryGetProperty("eligible", out JsonElement eligible))
            {
                bool[] takesPart = [.. Integers(eligible).Select(e => e == 1)];
                votes = [.. votes.Select((v, i) => takesPart[i] ? v : Rational.Zero)];
            }

            ApportionmentProblem problem = Problem(Integer(entry.GetProperty("units")), votes, entry.GetProperty("method").GetString()!);
            if (entry.TryGetProperty("threshold", out JsonElement threshold))
            {
                problem = problem.WithThreshold(Percentage.FromFraction(Number(threshold)));
            }

            Int128[] shares = [.. Apportioner.Apportion(problem).Value.Shares];
            shares.Should().Equal(Integers(entry.GetProperty("computed")), Name(entry));
            if (Matches(entry))
            {
                shares.Should().Equal(Integers(entry.GetProperty("official")), Name(entry));
            }
        }
    }

    [SharedFact]
    public void AllocateMoney_EveryEntry_IsExactAndReportsTies()
    {
        foreach (JsonElement entry in Section("allocate_money"))
        {
            ApportionmentProblem problem = new(Integer(entry.GetProperty("units")), Numbers(entry.GetProperty("weights")));
            ApportionmentResult result = Apportioner.Apportion(problem).Value;
            result.Shares.Should().Equal(Integers(entry.GetProperty("largest_remainder_lowest_index_tie")), Name(entry));
            (result.Tie is not null).Should().Be(entry.GetProperty("tie").GetBoolean(), Name(entry));
        }
    }

    private int Checked { get; set; }

    private static void CheckPublished(JsonElement entry, Int128 units, Rational[] weights)
    {
        if (entry.TryGetProperty("published", out JsonElement published))
        {
            foreach (JsonProperty method in published.EnumerateObject())
            {
                Apportioner.Apportion(Problem(units, weights, method.Name)).Value.Shares.Should().Equal(Integers(method.Value), Name(entry));
            }
        }

        if (entry.TryGetProperty("official", out JsonElement official) && Matches(entry))
        {
            Apportioner.Apportion(Problem(units, weights, entry.GetProperty("official_method").GetString()!)).Value.Shares
                .Should().Equal(Integers(official), Name(entry));
        }
    }

    /// <summary>A range of totals: the shares of the state that names a member, all shares at key totals, and every loss in the range.</summary>
    private void CheckHouseSizes(JsonElement entry)
    {
        if (!entry.TryGetProperty("house_sizes", out JsonElement sizes))
        {
            return;
        }

        Int128[] totals = Integers(sizes);
        (string[] states, Rational[] weights) = Recipients(entry);
        ApportionmentProblem problem = Problem(1, weights, entry.GetProperty("method").GetString()!);
        for (int i = 0; i < states.Length; i++)
        {
            string member = states[i].Replace(' ', '_');
            JsonProperty[] named = [.. entry.EnumerateObject().Where(p => string.Equals(p.Name, member, StringComparison.OrdinalIgnoreCase))];
            if (named is [{ Value: JsonElement shares }])
            {
                totals.Select(t => Apportioner.Apportion(problem.WithUnits(t)).Value.Shares[i]).Should().Equal(Integers(shares), Name(entry));
                Checked++;
            }
        }

        foreach (JsonProperty key in entry.TryGetProperty("key", out JsonElement keys) ? keys.EnumerateObject().ToArray() : [])
        {
            Int128 total = Int128.Parse(key.Name, System.Globalization.CultureInfo.InvariantCulture);
            Apportioner.Apportion(problem.WithUnits(total)).Value.Shares
                .Should().Equal(states.Select(s => Integer(key.Value.GetProperty(s))), "{0} seats of {1}", key.Name, Name(entry));
            Checked++;
        }

        foreach (JsonProperty drops in entry.EnumerateObject().Where(p => p.Name.StartsWith("all_drops", StringComparison.Ordinal)))
        {
            Analyze.HouseLosses(problem, totals.Min(), totals.Max()).Select(l => (l.Units, states[l.Index]))
                .Should().Equal(drops.Value.EnumerateArray().Select(d => (Integer(d[0]), d[1].GetString()!)), Name(entry));
            Checked++;
        }
    }

    private void CheckNewRecipient(JsonElement entry)
    {
        if (!entry.TryGetProperty("changed_other_states", out JsonElement changed))
        {
            return;
        }

        string method = entry.GetProperty("method").GetString()!;
        Dictionary<string, Int128> before = Shares(entry.GetProperty("before"), method);
        Dictionary<string, Int128> after = Shares(entry.GetProperty("after"), method);
        before.Where(b => after[b.Key] != b.Value).Select(b => (b.Key, b.Value, after[b.Key]))
            .Should().BeEquivalentTo(changed.EnumerateObject().Select(c => (c.Name, Integer(c.Value[0]), Integer(c.Value[1]))));
        Checked++;
    }

    private static Dictionary<string, Int128> Shares(JsonElement side, string method)
    {
        JsonProperty[] weights = [.. side.GetProperty("weights").EnumerateObject()];
        ApportionmentResult result = Apportioner.Apportion(Problem(Integer(side.GetProperty("units")), weights.Select(w => Number(w.Value)), method)).Value;
        Dictionary<string, Int128> shares = weights.Select((w, i) => (w.Name, result.Shares[i])).ToDictionary(StringComparer.Ordinal);
        shares.Should().BeEquivalentTo(side.GetProperty("seats").EnumerateObject().ToDictionary(s => s.Name, s => Integer(s.Value), StringComparer.Ordinal));
        return shares;
    }

    /// <summary>Members named like a method hold its seats by state; a member "x_quota" holds a quota as a number with sixteen digits.</summary>
    private void CheckQuotaViolation(JsonElement entry)
    {
        if (!entry.GetProperty("id").GetString()!.StartsWith("quota_violation", StringComparison.Ordinal))
        {
            return;
        }

        (string[] states, Rational[] weights) = Recipients(entry);
        Int128 units = Integer(entry.GetProperty("units"));
        string[] methods = ["jefferson", "adams", "webster", "huntington_hill", "dean", "hamilton"];
        foreach (string method in methods.Where(m => entry.TryGetProperty(m, out _)))
        {
            ApportionmentResult result = Apportioner.Apportion(Problem(units, weights, method)).Value;
            result.Shares.Should().Equal(states.Select(s => Integer(entry.GetProperty(method).GetProperty(s))), "{0} of {1}", method, Name(entry));
            Analyze.QuotaViolations(result).Should().NotBeEmpty("that is the entry's point");
            Checked++;
        }

        if (entry.TryGetProperty("ny_quota", out JsonElement quota))
        {
            Analyze.Quotas(new ApportionmentProblem(units, weights))[0].ToDouble().Should().BeApproximately(quota.GetDouble(), 1e-12);
        }
    }

    private void CheckPopulationParadox(JsonElement entry)
    {
        if (!entry.TryGetProperty("grows_faster_index", out JsonElement faster))
        {
            return;
        }

        string method = entry.GetProperty("method").GetString()!;
        Int128 units = Integer(entry.GetProperty("units"));
        ApportionmentResult before = Apportioner.Apportion(Problem(units, Numbers(entry.GetProperty("before")), method)).Value;
        ApportionmentResult after = Apportioner.Apportion(Problem(units, Numbers(entry.GetProperty("after")), method)).Value;
        before.Shares.Should().Equal(Integers(entry.GetProperty("seats_before")));
        after.Shares.Should().Equal(Integers(entry.GetProperty("seats_after")));
        Analyze.PopulationParadoxes(before, after).Should().Contain((faster.GetInt32(), entry.GetProperty("grows_slower_index").GetInt32()));
        Checked++;
    }
}
