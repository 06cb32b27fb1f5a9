namespace SupportDomain.Documentation.Tests;

/// <summary>All code on the pages is code that was compiled and run, and prints what the page says.</summary>
/// <remarks>Samples print to the one console of the process: they share a collection that runs alone.</remarks>
[Collection(ConsoleTests.Name)]
public sealed class SampleTests
{
    public static TheoryData<string> Pages => new(MarkdownPages.All);

    public static TheoryData<string> Samples => new(Sample.Names);

    [Theory]
    [MemberData(nameof(Pages))]
    public void CodeBlocks_EqualTheirSample(string page)
    {
        foreach (MarkdownBlock block in MarkdownPages.BlocksOf(page).Where(b => b.IsIn("csharp")))
        {
            block.MarkerKind.Should().Be("sample", "{0}: the line above a block of C# is <!-- sample: Name -->", block.Where);
            Sample.Names.Should().Contain(block.MarkerName, "{0} names it", block.Where);
            Sample sample = Sample.Named(block.MarkerName!);
            string expected = block.HasUsings ? sample.Usings + "\n\n" + sample.Region : sample.Region;
            block.Text.Should().Be(expected, "{0} shows sample {1}", block.Where, sample.Name);
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Sample_PrintsWhatItPromises(string name)
    {
        Sample sample = Sample.Named(name);
        sample.Promised.Should().NotBeEmpty("a sample shows its result");
        sample.Run().Should().Equal(sample.Promised);
    }

    [Fact]
    public void Samples_StandOnAPage()
    {
        IEnumerable<string?> shown = MarkdownPages.All.SelectMany(MarkdownPages.BlocksOf).Where(b => b.IsIn("csharp")).Select(b => b.MarkerName);
        Sample.Names.Should().BeEquivalentTo(shown.Distinct(StringComparer.Ordinal), "a sample that no page shows is not needed");
    }

    [Fact]
    public void Readme_ShowsASampleThatRunsAsItStands()
    {
        MarkdownBlock first = MarkdownPages.BlocksOf("README.md").First(b => b.IsIn("csharp"));
        first.HasUsings.Should().BeTrue("it can be pasted into an empty program");
    }
}
