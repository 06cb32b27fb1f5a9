using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using SupportDomain.Desks;

namespace SupportDomain.Tests.Desks;

public sealed class LabelTableTests
{
    [Fact]
    public void Of_RepeatedTexts_GivesTheSameLabelAndNoOther()
    {
        Random random = new(3);
        string[] texts = [.. Enumerable.Range(0, 3_000).Select(_ => new string('a', random.Next(12)) + random.Next(1_500).ToString(CultureInfo.InvariantCulture) + new string('é', random.Next(9)))];
        LabelTable table = Table();
        Dictionary<string, Label> seen = new(StringComparer.Ordinal);
        foreach (string text in texts.Concat(texts))
        {
            Label label = table.Of(Encoding.UTF8.GetBytes(text));
            label.Text.Should().Be(text);
            seen.TryAdd(text, label);
            label.Should().BeSameAs(seen[text]);
        }

        seen.Values.Select(l => l.Index).Should().OnlyHaveUniqueItems().And.OnlyContain(i => i > 0);
    }

    [Fact]
    public void Of_MoreTextsThanAreKept_GivesEachItsOwnText()
    {
        LabelTable table = Table();
        for (int i = 0; i < LabelTable.MostLabels + 2_000; i++)
        {
            string text = i.ToString(CultureInfo.InvariantCulture);
            Label label = table.Of(Encoding.UTF8.GetBytes(text));
            label.Text.Should().Be(text);
            (label.Index == Label.NotKept).Should().Be(i >= LabelTable.MostLabels, "of {0}", i);
        }

        string tooLong = new('x', LabelTable.MostBytes + 1);
        table.Of(Encoding.UTF8.GetBytes(tooLong)).Should().Match<Label>(l => l.Text == tooLong && l.Index == Label.NotKept);
    }

    [Fact]
    public void Of_MissingText_IsNothing()
    {
        LabelTable table = Table();
        table.Of("?"u8).Text.Should().BeNull();
        table.Of("?"u8).ShownUtf8.IsEmpty.Should().BeTrue();
        table.Of("??"u8).Text.Should().Be("??");
        table.Of([]).Should().BeSameAs(Label.None);
    }

    [Fact]
    public void Of_TextWithMeaning_AsksOnce()
    {
        int asked = 0;
        LabelTable table = new(FrozenSet<string>.Empty, text => ++asked + text.Length);
        table.Of("abc"u8).Meaning.Should().Be(4);
        table.Of("d"u8).Meaning.Should().Be(3);
        table.Of("abc"u8).Meaning.Should().Be(4);
        asked.Should().Be(2);
    }

    private static LabelTable Table() => new(new[] { "?" }.ToFrozenSet(StringComparer.Ordinal), meaningOf: null);
}
