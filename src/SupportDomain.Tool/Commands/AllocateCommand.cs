using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using SupportDomain.Apportionment;
using SupportDomain.Budgeting;
using SupportDomain.Desks;
using SupportDomain.Monetary;
using SupportDomain.Numerics;
using SupportDomain.Reports;
using SupportDomain.Serialization.JsonNet;
using SupportDomain.Serialization.JsonNet.Apportionment;
using SupportDomain.Serialization.JsonNet.Budgeting;
using SupportDomain.Tool.Logs;
using SupportDomain.Tool.Output;

namespace SupportDomain.Tool.Commands;

/// <summary><c>allocate</c>: a budget or a list of weights in, shares that sum out, on request with reasons, by several methods, as a picture.</summary>
internal static class AllocateCommand
{
    private static readonly string[] Columns = ["name", "weight", "floor", "cap"];

    internal static Command Create(Terminal terminal)
    {
        Argument<FileInfo> file = new("file") { Description = terminal.Say("A JSON file: a budget ('approved', 'policy', 'lines') or a division ('units', 'recipients'); or a CSV file with name, weight, and perhaps floor and cap.", "یک پروندهٔ JSON: بودجه (approved، policy، lines) یا تقسیم (units، recipients)؛ یا یک پروندهٔ CSV با name و weight و شاید floor و cap.") };
        Option<string?> method = new("--method") { Description = terminal.Say("The rule, such as largest-remainder/hare, webster, jefferson, huntington-hill, adams or dean; replaces the file's.", "روش، مانند largest-remainder/hare، webster، jefferson، huntington-hill، adams یا dean؛ به جای روش پرونده.") };
        Option<string?> total = new("--total") { Description = terminal.Say("What to divide by a CSV file: a whole number, or an amount such as \"EUR 1000.00\".", "آنچه با پروندهٔ CSV بخش می‌شود: عددی درست، یا مبلغی مانند \"EUR 1000.00\".") };
        Option<bool> compare = new("--compare") { Description = terminal.Say("Show the shares by every method side by side; a star marks a share outside of its quota.", "سهم‌ها را با همهٔ روش‌ها کنار هم نشان بده؛ ستاره سهمی را نشان می‌کند که بیرون از سهمیهٔ خود است.") };
        Option<bool> explain = new("--explain") { Description = terminal.Say("Account for every unit.", "حساب هر واحد را بده.") };
        Option<bool> persian = new("--persian") { Description = terminal.Say("Explain in Persian.", "به فارسی توضیح بده.") };
        Option<FileInfo?> svg = new("--svg") { Description = terminal.Say("Draw the division at the top to this file.", "تقسیم بالاترین سطح را در این پرونده بکش.") };
        Command command = new("allocate", terminal.Say("Divide a budget or units so that no unit is lost.", "بودجه یا واحدها را چنان بخش کن که هیچ واحدی گم نشود.")) { file, method, total, compare, explain, persian, svg };
        command.SetAction((parsed, _) => Task.FromResult(Faults.Handle(terminal, () => Run(terminal, new Request(
            parsed.GetRequiredValue(file), Method(parsed.GetValue(method)), parsed.GetValue(total), parsed.GetValue(compare), parsed.GetValue(explain),
            parsed.GetValue(persian) ? WordingLanguage.Persian : terminal.Language, parsed.GetValue(svg))))));
        return command;
    }

    private static void Run(Terminal terminal, Request request)
    {
        try
        {
            Divide(terminal, request);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or OverflowException)
        {
            throw new LogFormatException($"{request.File.Name} cannot be divided: {e.Message}", e);
        }
    }

    private static void Divide(Terminal terminal, Request request)
    {
        if (request.File.Extension.Equals(".json", StringComparison.OrdinalIgnoreCase))
        {
            string text = File.ReadAllText(request.File.FullName);
            if (request.Total is not null)
            {
                throw new LogFormatException(terminal.Say("--total goes with a CSV file; a JSON file says what is divided.", "‎--total با پروندهٔ CSV می‌آید؛ پروندهٔ JSON خودش می‌گوید چه بخش شود."));
            }

            if (IsBudget(text))
            {
                Divide(terminal, BudgetJson.Read(new StringReader(text), request.File.Name), request);
                return;
            }

            ApportionmentDocument document = ApportionmentJson.Read(new StringReader(text), request.File.Name);
            Divide(terminal, document, currency: null, request);
            return;
        }

        (ApportionmentDocument read, Currency? currency) = ReadCsv(terminal, request);
        Divide(terminal, read, currency, request);
    }

    /// <summary>Both kinds are strict documents; the members at the root that only a budget has tell them apart. What is no JSON object is left to the strict reader.</summary>
    private static bool IsBudget(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip });
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.EnumerateObject().Any(member => member.Name is "approved" or "policy" or "lines");
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static ApportionmentMethod? Method(string? name)
    {
        try
        {
            return name is null ? null : ApportionmentMethod.Parse(name);
        }
        catch (FormatException e)
        {
            throw new LogFormatException($"--method: {e.Message}", e);
        }
    }

    private static void Divide(Terminal terminal, ApportionmentDocument document, Currency? currency, Request request)
    {
        ApportionmentProblem problem = request.Method is { } method ? WithMethod(document.Problem, method) : document.Problem;
        ApportionmentResult result = ValueOf(Apportioner.Apportion(problem), request);
        ApportionmentExplanation explanation = ApportionmentExplanation.Of(result);
        if (terminal.WantsJson)
        {
            JsonText.Write(terminal, AllocationData.Of(result, document.Names, currency, request.Language));
            Draw(explanation, document.Names, request);
            return;
        }

        if (request.Compares)
        {
            AllocationReport.WriteComparison(terminal.Output, problem, document.Names, currency);
        }
        else
        {
            AllocationReport.Write(terminal.Output, result, document.Names, currency);
        }

        Explain(terminal, explanation, document.Names, request);
        Draw(explanation, document.Names, request);
    }

    private static void Divide(Terminal terminal, BudgetDocument document, Request request)
    {
        BudgetPolicy given = document.Policy;
        BudgetAllocation allocation = ValueOf(
            document.Budget.Allocate(request.Method is { } method ? new BudgetPolicy(given.Mix, method, given.Ties, given.Reserve) : given), request);
        BudgetPolicy policy = allocation.Policy;
        ImmutableArray<string> top = [.. allocation.LinesBelow().Select(l => l.Name)];
        if (terminal.WantsJson)
        {
            JsonText.Write(terminal, AllocationData.Of(allocation, request.Language));
            Draw(allocation.Explain(), top, request);
            return;
        }

        if (request.Compares)
        {
            AllocationReport.WriteComparison(terminal.Output, document.Budget, policy);
        }
        else
        {
            AllocationReport.Write(terminal.Output, allocation, document.Periods);
        }

        Explain(terminal, allocation.Explain(), top, request);
        foreach (BudgetLine line in document.Budget.Lines.Where(l => request.Explains && !allocation.LinesBelow(l.Id).IsEmpty))
        {
            terminal.Output.Profile.Out.Writer.WriteLine();
            terminal.Output.Profile.Out.Writer.WriteLine(TerminalText.Printable(line.Name));
            Explain(terminal, allocation.Explain(line.Id), [.. allocation.LinesBelow(line.Id).Select(l => l.Name)], request);
        }

        Draw(allocation.Explain(), top, request);
    }

    private static ApportionmentProblem WithMethod(ApportionmentProblem problem, ApportionmentMethod method) =>
        (method == ApportionmentMethod.LargestRemainder ? problem : problem.WithBoundsRule(BoundsRule.KeepQuotas)).WithMethod(method);

    private static void Explain(Terminal terminal, ApportionmentExplanation explanation, ImmutableArray<string> names, Request request)
    {
        if (request.Explains)
        {
            TextWriter writer = terminal.Output.Profile.Out.Writer;
            writer.WriteLine(TerminalText.Printable(ApportionmentWording.Summary(explanation, names, request.Language)));
            foreach (string sentence in ApportionmentWording.Sentences(explanation, names, request.Language))
            {
                writer.WriteLine(TerminalText.Printable(sentence));
            }
        }
    }

    private static void Draw(ApportionmentExplanation explanation, ImmutableArray<string> names, Request request)
    {
        if (request.Svg is { } file)
        {
            WholeFile.Write(file, ApportionmentPicture.Svg(explanation, names));
        }
    }

    private static T ValueOf<T>(DivisionOutcome<T> outcome, Request request)
        where T : class => outcome.IsFeasible ? outcome.Value : throw new LogFormatException($"{request.File.Name} cannot be divided: {outcome.Shortfall}");

    private static (ApportionmentDocument Document, Currency? Currency) ReadCsv(Terminal terminal, Request request)
    {
        if (request.Total is null)
        {
            throw new LogFormatException(terminal.Say("A CSV file holds weights only; give what is to be divided with --total.", "پروندهٔ CSV تنها وزن‌ها را دارد؛ آنچه بخش می‌شود را با ‎--total بدهید."));
        }

        Money amount = default;
        bool isUnits = Int128.TryParse(request.Total, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out Int128 units);
        if (!isUnits && !Money.TryParse(request.Total, CultureInfo.InvariantCulture, out amount))
        {
            throw new LogFormatException(terminal.Say("--total is '{0}'; it must be a whole number, or an amount such as EUR 1000.00.", "‎--total {0} است؛ باید عددی درست باشد، یا مبلغی مانند EUR 1000.00.", request.Total));
        }

        Currency? currency = isUnits ? null : amount.Currency;
        List<Row> rows = [.. Rows(request.File, currency)];
        try
        {
            ApportionmentProblem problem = new(isUnits ? units : amount.MinorUnits, rows.Select(r => r.Weight), request.Method);
            problem = rows.Exists(r => r.Floor != 0) ? problem.WithFloors(rows.Select(r => r.Floor)) : problem;
            problem = rows.Exists(r => r.Cap is not null) ? problem.WithCaps(rows.Select(r => r.Cap)) : problem;
            bool rescales = currency is not null && problem.Method == ApportionmentMethod.LargestRemainder;
            return (new(problem.WithBoundsRule(rescales ? BoundsRule.RescaleQuotas : BoundsRule.KeepQuotas), [.. rows.Select(r => r.Name)]), currency);
        }
        catch (ArgumentException e)
        {
            throw new LogFormatException($"{request.File.Name}: {e.Message}", e);
        }
    }

    private static IEnumerable<Row> Rows(FileInfo file, Currency? currency)
    {
        using CsvLog csv = new(file.OpenRead(), ',');
        if (!Next(csv, file))
        {
            throw new LogFormatException($"{file.Name} is empty; the first line must name the columns name and weight, and may name floor and cap.");
        }

        string[] header = [.. csv.ToStrings().Select(h => h.Trim())];
        int[] places = [.. Columns.Select(c => Array.FindIndex(header, h => string.Equals(h, c, StringComparison.OrdinalIgnoreCase)))];
        if (places[0] < 0 || places[1] < 0)
        {
            throw new LogFormatException($"{file.Name} has the columns {string.Join(", ", header)}; name and weight must be among them.");
        }

        while (Next(csv, file))
        {
            string Field(int column) => places[column] >= 0 && places[column] < csv.FieldCount ? csv.GetString(places[column]).Trim() : string.Empty;
            LogFormatException Wrong(int column) => new(string.Create(
                CultureInfo.InvariantCulture, $"{file.Name}, line {csv.Line}: {Columns[column]} is '{Field(column)}'; it must be a number of zero or greater."));
            Rational weight = Rational.TryParse(Field(1), CultureInfo.InvariantCulture, out Rational w) && w.Sign >= 0 ? w : throw Wrong(1);
            Int128? floor = Bound(Field(2), currency, () => Wrong(2));
            yield return new(Field(0), weight, floor ?? 0, Bound(Field(3), currency, () => Wrong(3)));
        }
    }

    /// <summary>Goes to the next row; a record that cannot be cut into fields is refused, since a missing weight would change every share.</summary>
    private static bool Next(CsvLog csv, FileInfo file)
    {
        bool read = csv.Read();
        return csv.TryTakeFault(out LogFinding? fault)
            ? throw new LogFormatException(string.Create(CultureInfo.InvariantCulture, $"{file.Name}, line {fault.Line}: {fault.Kind}."))
            : read;
    }

    private static Int128? Bound(string text, Currency? currency, Func<LogFormatException> wrong)
    {
        if (text.Length == 0)
        {
            return null;
        }

        bool understood = currency is null
            ? Int128.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out Int128 units)
            : Money.TryParse(text, currency, CultureInfo.InvariantCulture, out Money amount) & (units = amount.MinorUnits) >= 0;
        return understood ? units : throw wrong();
    }

    private sealed record Row(string Name, Rational Weight, Int128 Floor, Int128? Cap);

    private sealed record Request(
        FileInfo File, ApportionmentMethod? Method, string? Total, bool Compares, bool Explains, WordingLanguage Language, FileInfo? Svg);
}
