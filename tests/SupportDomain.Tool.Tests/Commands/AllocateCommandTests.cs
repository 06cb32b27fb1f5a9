using System.Globalization;

namespace SupportDomain.Tool.Tests.Commands;

public sealed class AllocateCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("support-domain-allocate-").FullName;

    [Fact]
    public async Task Csv_OfWeights_DividesUnitsAndNamesTheTie()
    {
        (int code, string output, _) = await Run("weights.csv", "name,weight\nA,1\nB,1\nC,1\n", "--total", "100");
        code.Should().Be(ExitCode.Success);
        output.Should().MatchRegex(@"A\s+1\s+33\.333\s+34").And.MatchRegex(@"C\s+1\s+33\.333\s+33").And.Contain("Tied for 1: A, B, C; given to A.");
    }

    [Fact]
    public async Task Csv_OfMoneyWithBounds_SharesOutWhatTheCapLeaves()
    {
        // 100 by 5, 3, 2 with a cap of 40 and a floor of 30: 40, 30, 30.
        (int code, string output, _) = await Run("money.csv", "name,weight,floor,cap\nA,5,,0.40\nB,3,,\nC,2,0.30,\n", "--total", "EUR 1.00", "--explain");
        code.Should().Be(ExitCode.Success);
        output.Should().MatchRegex(@"A\s+5\s+50\.000\s+EUR 0\.40").And.Contain("cut by the cap").And.Contain("to reach the floor");
    }

    [Fact]
    public async Task Csv_CompareShowsEveryMethodAndMarksQuotaViolations()
    {
        (int code, string output, _) = await Run("compare.csv", "name,weight\nbig,53\nmid,24\nlow,23\n", "--total", "8", "--compare");
        code.Should().Be(ExitCode.Success);
        output.Should().Contain("jefferson").And.Contain("huntington-hill").And.MatchRegex(@"big\s+4\.240");
        (_, output, _) = await Run("violation.csv", "name,weight\nbig,9000\n" + string.Concat(Enumerable.Range(0, 20).Select(i => $"s{i},51\n")), "--total", "100", "--compare");
        output.Should().Contain("*");
    }

    [Fact]
    public async Task Json_OfADivision_TakesMethodFromTheCommandLine()
    {
        const string Text = """{ "version": 1, "units": 8, "method": "webster", "recipients": [ { "name": "A", "weight": 53 }, { "name": "B", "weight": 24 }, { "name": "C", "weight": "23" } ] }""";
        (int code, string output, _) = await Run("seats.json", Text, "--method", "jefferson", "--explain", "--svg", Path.Combine(_folder, "p.svg"));
        code.Should().Be(ExitCode.Success);
        output.Should().Contain("Every common divisor from 10.600 to 11.500 gives this result.");
        (await File.ReadAllTextAsync(Path.Combine(_folder, "p.svg"))).Should().StartWith("<svg");
        (_, output, _) = await Run("seats.json", Text, "--explain", "--persian");
        output.Should().Contain("سهم دقیق");
    }

    [Fact]
    public async Task Json_OfABudget_SumsAndSpreads()
    {
        const string Text = """
            { "version": 1, "approved": "IRR 1000000000",
              "policy": { "mix": { "volume": 1 }, "reserve": { "part": "10%", "rounding": "halfEven" } },
              "lines": [ { "id": "support", "name": "Support", "kind": "department", "facts": { "volume": 2 } },
                         { "id": "it", "facts": { "volume": 1 } },
                         { "id": "tier1", "parent": "support", "facts": { "volume": 1 } } ],
              "periods": { "months": "solarHijri", "year": 1405 } }
            """;
        (int code, string output, _) = await Run("budget.json", Text);
        code.Should().Be(ExitCode.Success);
        output.Should().Contain("IRR 100,000,000").And.Contain("IRR 600,000,000").And.Contain("IRR 300,000,000").And.Contain("1405-12");
        (code, output, _) = await Run("budget.json", Text, "--compare", "--explain");
        code.Should().Be(ExitCode.Success);
        output.Should().Contain("adams");
    }

    /// <summary>A recipient called "approved" does not make a budget of a division, nor an escaped name of the member none of one.</summary>
    [Fact]
    public async Task Json_IsABudgetByTheMembersOfItsRoot()
    {
        (int code, string output, string error) = await Run(
            "seats.json", """{ "version": 1, "units": 8, "recipients": [ { "name": "\"approved\"", "weight": 1 }, { "name": "approved", "weight": 1 } ] }""");
        code.Should().Be(ExitCode.Success, error);
        output.Should().MatchRegex(@"approved\s+1\s+4\.000\s+4");
        (code, output, error) = await Run("budget.json", """
            { "version": 1, "\u0061pproved": "EUR 8", /* "units": 3 */
              "policy": { "mix": { "volume": 1 } }, "lines": [ { "id": "a", "facts": { "volume": 1 } } ] }
            """);
        code.Should().Be(ExitCode.Success, error);
        output.Should().Contain("EUR 8.00");
        (_, _, error) = await Run("budget.json", """{ "version": 1, "policy": { "mix": { "volume": 1 } }, "lines": [] }""");
        error.Should().Contain("'approved'");
    }

    /// <summary>With Imperiali's quota one recipient of 2^127 − 1 units would first be given two more, which its explanation cannot hold.</summary>
    [Theory]
    [InlineData("170141183460469231731687303715884105727", "largest-remainder/imperiali")]
    [InlineData("-170141183460469231731687303715884105728", "largest-remainder/imperiali")]
    public async Task Csv_BeyondWhatCanBeExplained_IsAFaultAndNoCrash(string total, string method)
    {
        (int code, string output, string error) = await Run("w.csv", "name,weight\nA,1\n", $"--total={total}", "--method", method);
        code.Should().Be(ExitCode.Log);
        output.Should().BeEmpty();
        error.Should().Contain("w.csv cannot be divided");
    }

    [Fact]
    public async Task Csv_LeastTotal_IsDividedAndExplained()
    {
        (int code, string output, _) = await Run("w.csv", "name,weight\nA,1\n", "--total=-170141183460469231731687303715884105728", "--explain");
        code.Should().Be(ExitCode.Success);
        output.Should().Contain("170141183460469231731687303715884105728");
    }

    [Theory]
    [InlineData("w.csv", "name,weight\nA,1\n", new string[0], "--total")]
    [InlineData("b.json", """{ "version": 1, "approved": "JPY 5", "policy": { "mix": { "volume": 1 } }, "lines": [ { "id": "t", "facts": { "volume": 1 } }, { "id": "a", "parent": "t", "facts": { "volume": 1 }, "commitment": "JPY 170141183460469231731687303715884105727" }, { "id": "b", "parent": "t", "facts": { "volume": 1 }, "commitment": "JPY 170141183460469231731687303715884105727" } ] }""", new string[0], "b.json cannot be divided")]
    [InlineData("w.csv", "name,weight\nA,1\n", new[] { "--total", "EUR" }, "'EUR'")]
    [InlineData("w.csv", "", new[] { "--total", "1" }, "empty")]
    [InlineData("w.csv", "name,heft\nA,1\n", new[] { "--total", "1" }, "heft")]
    [InlineData("w.csv", "name,weight\nA,-1\n", new[] { "--total", "1" }, "line 2")]
    [InlineData("w.csv", "name,weight\n\"A,1\nB,2\n", new[] { "--total", "1" }, "line 2")]
    [InlineData("w.csv", "name,weight\nA,0\n", new[] { "--total", "1" }, "nobody")]
    [InlineData("w.csv", "name,weight,floor\nA,1,5\n", new[] { "--total", "1" }, "floors")]
    [InlineData("w.csv", "name,weight\nA,1\n", new[] { "--total", "1", "--method", "dice" }, "'dice'")]
    [InlineData("b.json", """{ "version": 1, "approved": "IRR 5", "policy": { "mix": { "volume": 1 } }, "lines": [ { "id": "a", "parent": "a", "facts": {} } ] }""", new string[0], "circle")]
    [InlineData("b.json", """{ "version": 1, "approved": "IRR 5", "policy": { "mix": { "volume": 1 } }, "lines": [ { "id": "a", "facts": {} } ] }""", new string[0], "Volume")]
    [InlineData("b.json", """{ "version": 1, "approved": "XYZ 5", "policy": { "mix": { "volume": 1 } }, "lines": [] }""", new string[0], "$.approved")]
    [InlineData("b.json", """{ "version": 1, "units": 5, "recipients": [], "colour": 1 }""", new string[0], "colour")]
    [InlineData("b.json", "{", new string[0], "not JSON")]
    [InlineData("b.json", """{ "version": 1, "approved": "EUR 5", "policy": { "mix": { "volume": 1 } }, "lines": [ { "id": "a", "facts": { "volume": 1 } } ] }""", new[] { "--method", "largest-remainder/droop" }, "counts of votes")]
    [InlineData("b.json", """{ "version": 1, "approved": "EUR 5", "policy": { "mix": { "volume": 1 }, "reserve": { "part": "100/3%", "rounding": "exact" } }, "lines": [ { "id": "a", "facts": { "volume": 1 } } ] }""", new string[0], "cannot be divided")]
    public async Task Faults_AreNamedAndGiveNoResult(string file, string text, string[] options, string expected)
    {
        (int code, string output, string error) = await Run(file, text, options);
        code.Should().BeOneOf(ExitCode.Log, ExitCode.Desk);
        output.Should().BeEmpty();
        error.Should().Contain(expected);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<(int Code, string Output, string Error)> Run(string file, string text, params string[] options)
    {
        string path = Path.Combine(_folder, file);
        await File.WriteAllTextAsync(path, text);
        using StringWriter output = new(CultureInfo.InvariantCulture);
        using StringWriter error = new(CultureInfo.InvariantCulture);
        Terminal terminal = new(Terminal.Console(output, isRedirected: true), Terminal.Console(error, isRedirected: true), isInteractive: false);
        int code = await Program.Run(["allocate", path, .. options], terminal, CancellationToken.None);
        return (code, output.ToString(), error.ToString());
    }
}
