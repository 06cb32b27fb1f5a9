using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CsvHelper;
using FsCheck;
using FsCheck.Fluent;
using SupportDomain.TestSupport;
using SupportDomain.Tool.Output;

namespace SupportDomain.Tool.Tests.Output;

/// <summary>What our writer writes, read by the package's reader.</summary>
public sealed class CsvRowsTests
{
    [Fact]
    public void Text_AnyText_IsReadBackOrGuarded()
    {
        Gen<string> text =
            from letters in Gen.Elements('a', 'é', '"', ',', '\r', '\n', '=', '+', '-', '@', '\t', ' ', '\'', '中', ';', '＝').ArrayOf()
            select new string(letters);
        Properties.Check(text.ArrayOf(5).ArrayOf(20).ToArbitrary(), rows =>
        {
            string[][] read = Read(Write(rows));
            read.Should().HaveCount(rows.Length);
            for (int i = 0; i < rows.Length; i++)
            {
                read[i].Should().Equal(rows[i].Select(Guarded));
            }
        });
    }

    /// <summary>By texts, where the writer goes by bytes: an apostrophe at every place that a formula would follow.</summary>
    private static string Guarded(string text) => string.Concat(Enumerable.Range(0, text.Length).Select(i =>
        (i == 0 && IsFormula(text) ? "'" : string.Empty) + text[i] + (text[i] is ';' or '\t' && IsFormula(text[(i + 1)..]) ? "'" : string.Empty)));

    private static bool IsFormula(string text) => Regex.IsMatch(text, "^ *[=+@\\t\\r\\n＝＋－＠-]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    [Fact]
    public void Rows_MoreThanTheBuffer_AreAllWritten()
    {
        string[][] rows = [.. Enumerable.Range(0, 3_000).Select(i => new[] { i.ToString(CultureInfo.InvariantCulture), new string('"', i % 700) })];
        rows[1_000] = [new string('x', 1 << 20), "behind a field as long as a record may be"];
        Read(Write(rows)).Should().BeEquivalentTo(rows, o => o.WithStrictOrdering());
    }

    [Fact]
    public void PlainNumberFieldAndEmpty_AreSeparated()
    {
        using MemoryStream stream = new();
        using (CsvRows csv = new(stream))
        {
            csv.Plain("Met"u8);
            csv.Number(long.MinValue);
            csv.Empty();
            "abc"u8.CopyTo(csv.Field(3));
            csv.Number(0);
            csv.EndRow();
        }

        Encoding.UTF8.GetString(stream.ToArray()).Should().Be("Met,-9223372036854775808,,abc,0\r\n");
    }

    private static byte[] Write(string[][] rows)
    {
        using MemoryStream stream = new();
        using (CsvRows csv = new(stream))
        {
            foreach (string[] row in rows)
            {
                foreach (string field in row)
                {
                    csv.Text(field);
                }

                csv.EndRow();
            }
        }

        return stream.ToArray();
    }

    private static string[][] Read(byte[] bytes)
    {
        using CsvReader csv = CsvReader.Create(bytes, new CsvReaderOptions { Separator = ',', HasHeader = false, SkipEmptyLines = false });
        List<string[]> rows = [];
        while (csv.Read())
        {
            rows.Add([.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)]);
        }

        return [.. rows];
    }
}
