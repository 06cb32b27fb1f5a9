using FsCheck.Fluent;
using SupportDomain.Collections;
using SupportDomain.TestSupport;

namespace SupportDomain.Tests.Collections;

public sealed class TextTableTests
{
    [Fact]
    public void Find_EqualsADictionary_ForKnownAndNearlyKnownTexts() => Properties.Check(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
    {
        Random random = new(seed);
        string[] texts = [.. Enumerable.Range(0, random.Next(1, 60)).Select(_ => RandomText(random, 1 + random.Next(TextTable.MaxLength))).Distinct(StringComparer.Ordinal)];
        TextTable table = TextTable.Of(texts);
        if (table.IsDefault)
        {
            // Two letters make lists that no two neighbouring characters tell apart; the caller has another way then.
            return;
        }

        Dictionary<string, int> expected = texts.Select((t, i) => KeyValuePair.Create(t, i)).ToDictionary(StringComparer.Ordinal);
        foreach (string text in texts.SelectMany(t => Near(random, t)).Append(string.Empty))
        {
            bool isKnown = expected.TryGetValue(text, out int place);
            table.TryFind(text, out ulong number).Should().Be(isKnown, "seed {0}, '{1}'", seed, text);
            if (isKnown)
            {
                number.Should().Be((ulong)place, "seed {0}", seed);
            }
        }

        ulong[] others = [.. texts.Select(_ => (ulong)random.NextInt64())];
        TextTable replaced = table.WithNumbers(others);
        texts.Select(t => replaced.TryFind(t, out ulong number) ? number : throw new InvalidOperationException(t)).Should().Equal(others);
    });

    [Fact]
    public void Many_EqualsOneByOne_AndAnUnknownTextIsNoticed() => Properties.Check(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
    {
        Random random = new(seed);
        int most = random.Next(2) == 0 ? 10 : TextTable.MaxLength;
        string[] texts = [.. Enumerable.Range(0, 8).Select(i => (char)('a' + i) + RandomText(random, random.Next(most)))];
        ulong[] numbers = [.. texts.Select(_ => (ulong)random.NextInt64())];
        TextTable table = TextTable.Of(texts).WithNumbers(numbers);
        table.IsDefault.Should().BeFalse();
        int step = random.Next(1, 4);
        int count = random.Next(0, 20);
        int[] places = [.. Enumerable.Range(0, count).Select(_ => random.Next(texts.Length))];
        string[] asked = [.. Enumerable.Range(0, Math.Max(0, ((count - 1) * step) + 1)).Select(i => i % step == 0 ? texts[places[i / step]] : "in between")];
        ulong[] sums = [.. Enumerable.Repeat(7UL, count)];
        ulong[] products = [.. Enumerable.Repeat(7UL, count)];
        table.TryAdd(asked, step, sums).Should().BeTrue("seed {0}", seed);
        table.TryMultiply(asked, step, products).Should().BeTrue();
        sums.Should().Equal(places.Select(p => unchecked(7 + numbers[p])));
        products.Should().Equal(places.Select(p => unchecked(7 * numbers[p])));
        if (count > 0)
        {
            asked[random.Next(count) * step] += "\0";
            table.TryAdd(asked, step, sums).Should().BeFalse("a text that ends in the character zero is another text");
            table.TryMultiply(asked, step, products).Should().BeFalse();
            FluentActions.Invoking(() => table.TryAdd(asked.AsSpan()[1..], step, sums)).Should().Throw<ArgumentOutOfRangeException>();
        }
    });

    [Theory]
    [InlineData(0)]
    [InlineData(TextTable.MaxTexts + 1)]
    public void Lists_ThatAreEmptyOrLong_HaveNoTable(int count) =>
        TextTable.Of([.. Enumerable.Range(0, count).Select(i => "t" + i.ToString("D4", null))]).IsDefault.Should().BeTrue();

    [Fact]
    public void Texts_ThatAreEmptyOrLong_HaveNoTable()
    {
        TextTable.Of(["a", string.Empty]).IsDefault.Should().BeTrue();
        TextTable.Of([new string('a', TextTable.MaxLength + 1)]).IsDefault.Should().BeTrue();
        TextTable.Of([new string('a', TextTable.MaxLength)]).IsDefault.Should().BeFalse();
        TextTable.Of(["one level", "two level", "one------", "one-level"]).IsDefault.Should().BeTrue("no two neighbouring characters differ in all of the four");
    }

    private static IEnumerable<string> Near(Random random, string text)
    {
        yield return text;
        yield return new string(text.AsSpan());
        yield return text + "\0";
        yield return text + "x";
        yield return text[..^1];
        yield return text + text + text + text + text + text + text + text + text;
        char[] other = text.ToCharArray();
        other[random.Next(other.Length)] ^= (char)(1 << random.Next(16));
        yield return new string(other);
    }

    private static string RandomText(Random random, int length) =>
        string.Create(length, random, static (span, r) =>
        {
            foreach (ref char c in span)
            {
                c = "abک\0é😀"[r.Next(7)];
            }
        });
}
