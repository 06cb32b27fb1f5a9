using System.Globalization;
using SupportDomain.Apportionment;
using SupportDomain.Numerics;
using SupportDomain.Serialization.JsonNet.Apportionment;
using SupportDomain.Serialization.JsonNet.Budgeting;
using SupportDomain.Serialization.JsonNet.Internal;

namespace SupportDomain.Serialization.JsonNet;

/// <summary>Divisions of units as JSON documents: strict reading, canonical writing.</summary>
/// <remarks>Unknown members are errors, comments are allowed, and what is written reads back as the same problem. Safe to use from several threads.</remarks>
public static class ApportionmentJson
{
    private const int Version = 1;

    private static readonly Dictionary<string, BoundsRule> Rules = new(StringComparer.Ordinal)
    {
        ["keepQuotas"] = BoundsRule.KeepQuotas,
        ["rescaleQuotas"] = BoundsRule.RescaleQuotas,
    };

    /// <summary>Reads a division.</summary>
    /// <param name="reader">The document; left open.</param>
    /// <param name="documentName">What to call it in messages, such as the file's name.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="DeskFormatException">The document is not JSON or not a division; the exception names the place, what was found and what is allowed.</exception>
    public static ApportionmentDocument Read(TextReader reader, string documentName)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(documentName);
        JsonNode root = JsonNode.Parse(reader, documentName);
        root.Member("version").Integer(Version, Version);
        Int128 units = root.Member("units").Units();
        ApportionmentMethod? method = root.Optional("method") is { } m ? BudgetReader.Method(m) : null;
        TiePolicy ties = root.Optional("ties") is { } t ? BudgetReader.Ties(t) : TiePolicy.LowestIndex;
        BoundsRule rule = root.Optional("bounds")?.OneOf(Rules) ?? BoundsRule.KeepQuotas;
        Percentage? threshold = root.Optional("threshold")?.Percentage();
        List<Recipient> recipients = [.. root.Member("recipients").Items().Select(ReadRecipient)];
        root.Close();
        return root.Build(() => ToDocument(units, method, ties, rule, threshold, recipients), "weights, floors and caps of zero or greater, and bounds that go with the method");
    }

    /// <summary>Writes a division, indented.</summary>
    /// <param name="writer">Where to; left open.</param>
    /// <param name="document">The division; its tie policy holds no values for single recipients.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The tie policy holds values, there is not one name for each recipient, a name is blank, or a number has more than
    /// <see cref="Rational.MaxTextLength"/> characters. Nothing is written then.</exception>
    public static void Write(TextWriter writer, ApportionmentDocument document)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(document);
        ApportionmentProblem problem = document.Problem;
        CheckNames(document);
        if (problem.Ties.HoldsValues)
        {
            throw new ArgumentException($"The tie policy {problem.Ties} holds values for single recipients; a document holds those without.", nameof(document));
        }

        JsonOutput.Write(writer, new
        {
            version = Version,
            units = problem.Units.ToString(CultureInfo.InvariantCulture),
            method = Readable.Text(problem.Method.Id, nameof(document)),
            ties = problem.Ties.ToString(),
            bounds = Rules.First(r => r.Value == problem.BoundsRule).Key,
            threshold = problem.Threshold is { } threshold ? Readable.Text(threshold, nameof(document)) : null,
            recipients = document.Names.Select((name, i) => new
            {
                name,
                weight = Readable.Text(problem.Weights[i], nameof(document)),
                floor = problem.Floors.IsEmpty ? null : problem.Floors[i].ToString(CultureInfo.InvariantCulture),
                cap = problem.Caps.IsEmpty ? null : problem.Caps[i]?.ToString(CultureInfo.InvariantCulture),
            }),
        });
    }

    private static void CheckNames(ApportionmentDocument document)
    {
        if (document.Names.IsDefault || document.Names.Length != document.Problem.Count)
        {
            int names = document.Names.IsDefault ? 0 : document.Names.Length;
            throw new ArgumentException($"There are {names} names for {document.Problem.Count} recipients; there must be one for each.", nameof(document));
        }

        int blank = document.Names.ToList().FindIndex(string.IsNullOrWhiteSpace);
        if (blank >= 0)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Names[{blank}] is blank; every recipient needs a name."), nameof(document));
        }
    }

    private static Recipient ReadRecipient(JsonNode node)
    {
        Recipient recipient = new(node.Member("name").Text(), node.Member("weight").Number(), node.Optional("floor")?.Units() ?? 0, node.Optional("cap")?.Units());
        node.Close();
        return recipient;
    }

    private static ApportionmentDocument ToDocument(
        Int128 units, ApportionmentMethod? method, TiePolicy ties, BoundsRule rule, Percentage? threshold, List<Recipient> recipients)
    {
        ApportionmentProblem problem = new ApportionmentProblem(units, recipients.Select(r => r.Weight), method)
            .WithTies(ties).WithBoundsRule(rule).WithThreshold(threshold);
        problem = recipients.Exists(r => r.Floor != 0) ? problem.WithFloors(recipients.Select(r => r.Floor)) : problem;
        problem = recipients.Exists(r => r.Cap is not null) ? problem.WithCaps(recipients.Select(r => r.Cap)) : problem;
        return new(problem, [.. recipients.Select(r => r.Name)]);
    }

    private sealed record Recipient(string Name, Rational Weight, Int128 Floor, Int128? Cap);
}
