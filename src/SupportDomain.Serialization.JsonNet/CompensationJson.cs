using SupportDomain.Compensation;
using SupportDomain.Monetary;
using SupportDomain.Numerics;
using SupportDomain.Serialization.JsonNet.Compensation;
using SupportDomain.Serialization.JsonNet.Internal;

namespace SupportDomain.Serialization.JsonNet;

/// <summary>Salary models, statutory rules and what advice is asked for, as JSON documents: strict reading, canonical writing.</summary>
/// <remarks>
/// Unknown members are errors, comments are allowed, and what is written reads back as an equal model. Sources stand once, by name; stages that are used as a group may stand under
/// <c>parts</c> and be named by <c>use</c>. Safe to use from several threads.
/// </remarks>
public static class CompensationJson
{
    /// <summary>Reads a salary model.</summary>
    /// <param name="reader">The document; left open.</param>
    /// <param name="documentName">What to call it in messages, such as the file's name.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="DeskFormatException">The document is not JSON or no model; the exception names the place, what was found and what is allowed.</exception>
    public static SalaryModel ReadModel(TextReader reader, string documentName)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(documentName);
        return new SalaryModelReader().Read(JsonNode.Parse(reader, documentName));
    }

    /// <summary>Writes a salary model, indented.</summary>
    /// <param name="writer">Where to; left open.</param>
    /// <param name="model">The model, in a currency of the list.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The currency is not in the list, or a number has too many characters to be read back. Nothing is written then.</exception>
    public static void WriteModel(TextWriter writer, SalaryModel model)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(model);
        JsonOutput.Write(writer, new SalaryModelWriter().Document(model));
    }

    /// <summary>Reads a profile: an object with a level (a text) or a number for each input.</summary>
    /// <param name="reader">The document; left open.</param>
    /// <param name="documentName">What to call it in messages.</param>
    /// <param name="model">The model whose inputs are asked.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="DeskFormatException">The document is not JSON or no profile of the model.</exception>
    public static SalaryProfile ReadProfile(TextReader reader, string documentName, SalaryModel model)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(documentName);
        ArgumentNullException.ThrowIfNull(model);
        JsonNode root = JsonNode.Parse(reader, documentName);
        SalaryProfile profile = SalaryProfile.Empty;
        foreach (SalaryInput input in model.Inputs)
        {
            JsonNode value = root.Member(input.Name);
            profile = input.IsNumber ? profile.WithNumber(input.Name, value.Number()) : profile.WithLevel(input.Name, value.Text());
        }

        root.Close();
        return profile;
    }

    /// <summary>Reads statutory rules.</summary>
    /// <param name="reader">The document; left open.</param>
    /// <param name="documentName">What to call it in messages.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="DeskFormatException">The document is not JSON or holds no rules, or two sets hold on one day.</exception>
    public static RuleBook ReadRules(TextReader reader, string documentName)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(documentName);
        return RuleBookText.Read(JsonNode.Parse(reader, documentName));
    }

    /// <summary>Writes statutory rules, indented.</summary>
    /// <param name="writer">Where to; left open.</param>
    /// <param name="rules">The rules, in currencies of the list.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A currency is not in the list, or a number has too many characters to be read back. Nothing is written then.</exception>
    public static void WriteRules(TextWriter writer, RuleBook rules)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(rules);
        foreach (StatutoryRules set in rules.Rules)
        {
            CompensationNames.RequireListed(set.Currency, nameof(rules));
        }

        JsonOutput.Write(writer, RuleBookText.Document(rules));
    }

    /// <summary>Reads what advice is asked for.</summary>
    /// <param name="reader">The document; left open.</param>
    /// <param name="documentName">What to call it in messages.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="DeskFormatException">The document is not JSON or asks for no advice.</exception>
    public static AdviceDocument ReadAdvice(TextReader reader, string documentName)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(documentName);
        JsonNode root = JsonNode.Parse(reader, documentName);
        root.Member("version").Integer(1, 1);
        AdviceDocument document = new(
            [.. root.Member("steps").Items().Select(ReadStep)],
            [.. (root.Optional("held")?.Items() ?? []).Select(SalaryModelReader.ReadEvidence)],
            root.Member("money").Money(),
            root.Member("months").Integer(0, 1200));
        root.Close();
        return document;
    }

    private static CareerStep ReadStep(JsonNode node)
    {
        string input = node.Member("input").Text();
        string? level = node.Optional("level")?.Text();
        Rational? number = level is null ? node.Member("number").Number() : null;
        Money cost = node.Member("cost").Money();
        int months = node.Member("months").Integer(0, 1200);
        node.Close();
        return node.Build(() => level is null ? CareerStep.ToNumber(input, number!.Value, cost, months) : CareerStep.ToLevel(input, level, cost, months), "a cost of zero or more");
    }
}
