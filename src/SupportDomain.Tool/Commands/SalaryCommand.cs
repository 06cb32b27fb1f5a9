using System.CommandLine;
using System.Globalization;
using SupportDomain.Compensation;
using SupportDomain.Desks;
using SupportDomain.Identifiers;
using SupportDomain.Monetary;
using SupportDomain.Numerics;
using SupportDomain.Reports;
using SupportDomain.Serialization.JsonNet;
using SupportDomain.Serialization.JsonNet.Compensation;
using SupportDomain.Tool.Logs;
using SupportDomain.Tool.Output;

namespace SupportDomain.Tool.Commands;

/// <summary><c>salary</c>: estimates by a model, explains them against a reference, and advises.</summary>
internal static class SalaryCommand
{
    internal static Command Create(Terminal terminal) => new("salary", terminal.Say("Estimate pay by a model of factors, explain it to the last unit, or advise what would raise it.", "حقوق را با مدلی از عامل‌ها برآورد کن، تا واپسین واحد توضیح بده یا بگو چه چیز آن را بالا می‌برد."))
    {
        CreateEstimate(terminal),
        CreateExplain(terminal),
        CreateAdvise(terminal),
    };

    private static Command CreateEstimate(Terminal terminal)
    {
        Argument<FileInfo> model = ModelArgument(terminal);
        Argument<FileInfo> people = new("profiles") { Description = terminal.Say("A profile as JSON, or many as CSV with a column for each input; other columns are copied.", "یک فرد به شکل JSON، یا چند فرد به شکل CSV با ستونی برای هر ورودی؛ ستون‌های دیگر رونویسی می‌شوند.") };
        Command command = new("estimate", terminal.Say("The pay of one profile, stage by stage, or of every row of a CSV file.", "حقوق یک فرد مرحله به مرحله، یا حقوق هر سطر یک پروندهٔ CSV.")) { model, people };
        command.SetAction((parsed, _) => Task.FromResult(Handle(terminal, () =>
            Estimate(terminal, ReadModel(parsed.GetRequiredValue(model)), parsed.GetRequiredValue(people)))));
        return command;
    }

    private static Command CreateExplain(Terminal terminal)
    {
        Argument<FileInfo> model = ModelArgument(terminal);
        Argument<FileInfo> profile = ProfileArgument(terminal);
        Option<FileInfo> reference = new("--reference") { Description = terminal.Say("The profile to compare with.", "فردی که با او مقایسه شود."), Required = true };
        Option<bool> logarithmic = new("--logarithmic") { Description = terminal.Say("Divide by the logarithmic mean Divisia index instead of Shapley's value; for products only.", "به جای ارزش شپلی با شاخص دیویژیای میانگین لگاریتمی بخش کن؛ تنها برای ضرب‌ها.") };
        Option<bool> persian = new("--persian") { Description = terminal.Say("Explain in Persian.", "به فارسی توضیح بده.") };
        Option<FileInfo?> svg = new("--svg") { Description = terminal.Say("Draw the waterfall to this file.", "نمودار آبشاری را در این پرونده بکش.") };
        Command command = new("explain", terminal.Say("How each factor moved the pay from that of a reference.", "هر عامل حقوق را از حقوق مبنا چقدر جابه‌جا کرد.")) { model, profile, reference, logarithmic, persian, svg };
        command.SetAction((parsed, _) => Task.FromResult(Handle(terminal, () =>
        {
            SalaryModel read = ReadModel(parsed.GetRequiredValue(model));
            ExplanationOutcome outcome = SalaryExplanation.Of(
                read, ReadProfile(read, parsed.GetRequiredValue(reference)), ReadProfile(read, parsed.GetRequiredValue(profile)),
                parsed.GetValue(logarithmic) ? ExplanationMethod.LogarithmicMean : ExplanationMethod.Shapley);
            Explain(terminal, outcome, Language(terminal, parsed.GetValue(persian)), parsed.GetValue(svg));
        })));
        return command;
    }

    private static Command CreateAdvise(Terminal terminal)
    {
        Argument<FileInfo> model = ModelArgument(terminal);
        Argument<FileInfo> profile = ProfileArgument(terminal);
        Argument<FileInfo> steps = new("steps") { Description = terminal.Say("A JSON file: 'steps', what is 'held', and the limits 'money' and 'months'.", "یک پروندهٔ JSON: گام‌ها (steps)، آنچه هست (held) و حدهای money و months.") };
        Option<bool> persian = new("--persian") { Description = terminal.Say("Advise in Persian.", "به فارسی راهنمایی کن.") };
        Command command = new("advise", terminal.Say("What would raise the pay: each step alone, and the best steps together within the limits.", "چه چیز حقوق را بالا می‌برد: هر گام به تنهایی، و بهترین گام‌ها با هم در چارچوب حدها.")) { model, profile, steps, persian };
        command.SetAction((parsed, _) => Task.FromResult(Handle(terminal, () =>
        {
            SalaryModel read = ReadModel(parsed.GetRequiredValue(model));
            FileInfo asked = parsed.GetRequiredValue(steps);
            AdviceDocument document = CompensationJson.ReadAdvice(new StringReader(File.ReadAllText(asked.FullName)), asked.Name);
            SalaryAdvice advice = SalaryAdvice.Of(read, ReadProfile(read, parsed.GetRequiredValue(profile)), document.Steps, document.Held, document.Money, document.Months);
            Advise(terminal, advice, Language(terminal, parsed.GetValue(persian)));
        })));
        return command;
    }

    private static int Handle(Terminal terminal, Action run) => Faults.Handle(terminal, () =>
    {
        try
        {
            run();
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or OverflowException)
        {
            throw new LogFormatException($"The pay cannot be found: {e.Message}", e);
        }
    });

    private static void Estimate(Terminal terminal, SalaryModel model, FileInfo people)
    {
        TextWriter writer = terminal.Output.Profile.Out.Writer;
        if (terminal.WantsJson && !people.Extension.Equals(".csv", StringComparison.OrdinalIgnoreCase))
        {
            writer.WriteLine(SalaryJson.Of(model.Estimate(ReadProfile(model, people))));
            return;
        }

        if (people.Extension.Equals(".csv", StringComparison.OrdinalIgnoreCase))
        {
            EstimateRows(terminal, model, people);
            return;
        }

        SalaryEstimate estimate = model.Estimate(ReadProfile(model, people));
        foreach (EstimateStep step in estimate.Steps)
        {
            writer.WriteLine(TerminalText.Printable(
                $"{step.StageId}: {new Money((Int128)step.Value.Round(Rounding.HalfEven), model.Header.Currency).ToString("Cg", CultureInfo.InvariantCulture)}"));
        }

        writer.WriteLine($"pay: {estimate.Pay.ToString("Cg", CultureInfo.InvariantCulture)}");
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{estimate.Assumptions} of {model.Numbers().Count()} numbers of the model are assumptions."));
        foreach (PublishedRange range in estimate.RangesMissed)
        {
            string to = range.To is { } end ? " to " + end.ToString("Cg", CultureInfo.InvariantCulture) : " and more";
            writer.WriteLine(TerminalText.Printable($"Outside of the range '{range.Name}', {range.From.ToString("Cg", CultureInfo.InvariantCulture)}{to}: {range.Source.Text}"));
        }
    }

    /// <summary>Every row with its pay behind it; nothing is written if one row is at fault.</summary>
    private static void EstimateRows(Terminal terminal, SalaryModel model, FileInfo file)
    {
        using CsvLog csv = new(file.OpenRead(), ',');
        if (!Next(csv, file))
        {
            throw new LogFormatException($"{file.Name} is empty; the first line must name a column for each of {string.Join(", ", model.Inputs)}.");
        }

        string[] header = [.. csv.ToStrings().Select(h => h.Trim())];
        int[] places = [.. model.Inputs.Select(i => Array.FindIndex(header, h => string.Equals(h, i.Name, StringComparison.Ordinal)))];
        int missing = Array.IndexOf(places, -1);
        if (missing >= 0)
        {
            throw new LogFormatException($"{file.Name} has the columns {string.Join(", ", header)}; {model.Inputs[missing].Name} must be among them.");
        }

        List<object> rows = [];
        List<string> lines = [string.Join(',', header.Append("pay").Select(Quoted))];
        while (Next(csv, file))
        {
            string[] fields = [.. csv.ToStrings()];
            try
            {
                Money pay = model.Estimate(ProfileOf(model, places, fields)).Pay;
                rows.Add(new { line = csv.Line, fields = header.Zip(fields).Select(f => new { name = f.First, value = f.Second }), pay = pay.ToString(null, CultureInfo.InvariantCulture) });
                lines.Add(string.Join(',', fields.Append(pay.ToString("N", CultureInfo.InvariantCulture)).Select(Quoted)));
            }
            catch (Exception e) when (e is ArgumentException or FormatException)
            {
                throw new LogFormatException(string.Create(CultureInfo.InvariantCulture, $"{file.Name}, line {csv.Line}: {e.Message}"), e);
            }
        }

        if (terminal.WantsJson)
        {
            JsonText.Write(terminal, new { rows });
            return;
        }

        lines.ForEach(terminal.Writer.WriteLine);
    }

    private static SalaryProfile ProfileOf(SalaryModel model, int[] places, string[] fields)
    {
        SalaryProfile profile = SalaryProfile.Empty;
        for (int i = 0; i < places.Length; i++)
        {
            SalaryInput input = model.Inputs[i];
            string field = places[i] < fields.Length ? fields[places[i]].Trim() : string.Empty;
            profile = input.IsNumber ? profile.WithNumber(input.Name, Rational.Parse(field, CultureInfo.InvariantCulture)) : profile.WithLevel(input.Name, field);
        }

        return profile;
    }

    /// <summary>Goes to the next row; a record that cannot be cut into fields is refused.</summary>
    private static bool Next(CsvLog csv, FileInfo file)
    {
        bool read = csv.Read();
        return csv.TryTakeFault(out LogFinding? fault)
            ? throw new LogFormatException(string.Create(CultureInfo.InvariantCulture, $"{file.Name}, line {fault.Line}: {fault.Kind}."))
            : read;
    }

    /// <summary>A field as it goes into a CSV file: in quotes where it must be, and harmless to a spreadsheet that would take it for a formula.</summary>
    private static string Quoted(string field)
    {
        string safe = field.Length > 0 && field[0] is '=' or '+' or '@' or '\t' ? "'" + field : field;
        return safe.AsSpan().IndexOfAny("\",\r\n") >= 0 ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }

    private static void Explain(Terminal terminal, ExplanationOutcome outcome, WordingLanguage language, FileInfo? svg)
    {
        if (!outcome.IsExplained)
        {
            throw new LogFormatException(ReasonText.Of(outcome.Refusal.Reason, language));
        }

        if (terminal.WantsJson)
        {
            terminal.Output.Profile.Out.Writer.WriteLine(SalaryJson.Of(outcome.Value));
        }
        else
        {
            Write(terminal, outcome.Value.Parts.Select(p => p.Reason).Prepend(outcome.Value.Summary), language);
        }

        if (svg is not null)
        {
            WholeFile.Write(svg, SalaryPicture.Svg(outcome.Value, language));
        }
    }

    private static void Advise(Terminal terminal, SalaryAdvice advice, WordingLanguage language)
    {
        if (terminal.WantsJson)
        {
            terminal.Output.Profile.Out.Writer.WriteLine(SalaryJson.Of(advice));
            return;
        }

        Write(terminal, advice.Options.SelectMany(o => o.Reasons).Append(advice.Best.Reason), language, [.. advice.Best.Steps.Select(s => "- " + s)]);
    }

    private static void Write(Terminal terminal, IEnumerable<Reason> reasons, WordingLanguage language, params string[] more)
    {
        foreach (string line in reasons.Select(r => ReasonText.Of(r, language)).Concat(more))
        {
            terminal.Output.Profile.Out.Writer.WriteLine(TerminalText.Printable(line));
        }
    }

    private static SalaryModel ReadModel(FileInfo file) => CompensationJson.ReadModel(new StringReader(File.ReadAllText(file.FullName)), file.Name);

    private static SalaryProfile ReadProfile(SalaryModel model, FileInfo file) => CompensationJson.ReadProfile(new StringReader(File.ReadAllText(file.FullName)), file.Name, model);

    private static WordingLanguage Language(Terminal terminal, bool persian) => persian ? WordingLanguage.Persian : terminal.Language;

    private static Argument<FileInfo> ModelArgument(Terminal terminal) => new("model") { Description = terminal.Say("A salary model as JSON.", "مدل حقوق به شکل JSON.") };

    private static Argument<FileInfo> ProfileArgument(Terminal terminal) => new("profile") { Description = terminal.Say("A profile as JSON: a level or a number for each input.", "یک فرد به شکل JSON: سطح یا عددی برای هر ورودی.") };
}
