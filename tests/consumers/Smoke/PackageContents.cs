using System.IO.Compression;
using System.Text;
using System.Xml.Linq;

namespace SupportDomain.Consumers;

/// <summary>Looks into packed packages: what a user needs is inside, and the metadata say what they should.</summary>
internal static class PackageContents
{
    private static readonly string[] Libraries = ["SupportDomain", "SupportDomain.Analytics", "SupportDomain.Hosting", "SupportDomain.Serialization.JsonNet"];
    private const string Tool = "SupportDomain.Tool";

    /// <summary>Writes a line for each thing that is missing.</summary>
    /// <returns>How many things are missing.</returns>
    internal static int Check(string folder, string version, TextWriter output)
    {
        List<string> missing = [];
        foreach (string id in Libraries)
        {
            CheckLibrary(folder, id, version, missing);
        }

        using (ZipArchive tool = Open(folder, Tool, version, "nupkg"))
        {
            CheckMetadata(tool, Tool, version, missing);
            Require(tool, Tool, missing, "PACKAGE.md", "tools/net10.0/any/support-domain.dll", "tools/net10.0/any/DotnetToolSettings.xml");
        }

        foreach (string line in missing)
        {
            output.WriteLine(line);
        }

        return missing.Count;
    }

    private static void CheckLibrary(string folder, string id, string version, List<string> missing)
    {
        using ZipArchive package = Open(folder, id, version, "nupkg");
        CheckMetadata(package, id, version, missing);
        Require(package, id, missing, "PACKAGE.md", $"lib/net10.0/{id}.dll", $"lib/net10.0/{id}.xml");
        RequireDeterministicPaths(package, id, missing);
        using ZipArchive symbols = Open(folder, id, version, "snupkg");
        Require(symbols, id + " (symbols)", missing, $"lib/net10.0/{id}.pdb");
    }

    private static ZipArchive Open(string folder, string id, string version, string extension) =>
        ZipFile.OpenRead(Path.Combine(folder, $"{id}.{version}.{extension}"));

    private static void Require(ZipArchive package, string id, List<string> missing, params string[] files)
    {
        foreach (string file in files.Where(f => package.GetEntry(f) is not { Length: > 0 }))
        {
            missing.Add($"{id}: no file {file}, or an empty one");
        }
    }

    /// <summary>A deterministic build names its sources from the root of the repository, written /_/, and no folder of the machine.</summary>
    private static void RequireDeterministicPaths(ZipArchive package, string id, List<string> missing)
    {
        using Stream assembly = package.GetEntry($"lib/net10.0/{id}.dll")!.Open();
        using MemoryStream bytes = new();
        assembly.CopyTo(bytes);
        if (!Encoding.Latin1.GetString(bytes.ToArray()).Contains($"/_/src/{id}/", StringComparison.Ordinal))
        {
            missing.Add($"{id}: the assembly was not built with deterministic source paths");
        }
    }

    private static void CheckMetadata(ZipArchive package, string id, string version, List<string> missing)
    {
        using Stream nuspec = package.GetEntry(id + ".nuspec")!.Open();
        XElement metadata = XDocument.Load(nuspec).Root!.Elements().First(e => e.Name.LocalName == "metadata");
        Dictionary<string, string> wanted = new()
        {
            ["id"] = id,
            ["version"] = version,
            ["license"] = "MIT",
            ["readme"] = "PACKAGE.md",
        };
        foreach ((string name, string value) in wanted)
        {
            string? found = metadata.Elements().FirstOrDefault(e => e.Name.LocalName == name)?.Value;
            if (found != value)
            {
                missing.Add($"{id}: {name} is '{found}', not '{value}'");
            }
        }

        foreach (string name in new[] { "authors", "description", "tags", "copyright" })
        {
            if (string.IsNullOrWhiteSpace(metadata.Elements().FirstOrDefault(e => e.Name.LocalName == name)?.Value))
            {
                missing.Add($"{id}: no {name}");
            }
        }

        if (id == "SupportDomain")
        {
            string dependencies = string.Join(", ", metadata.Descendants().Where(e => e.Name.LocalName == "dependency").Select(e => e.Attribute("id")!.Value));
            if (dependencies != "NodaTime")
            {
                missing.Add($"{id}: depends on '{dependencies}', not on NodaTime alone");
            }
        }
    }
}
