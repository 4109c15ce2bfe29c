using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ApprovalFlow.UnitTests.Layout;

/// <summary>What stands where, and what may know of what.</summary>
internal sealed class ReferenceTests
{
    // The pattern does not match itself: none of its names follows a slash directly.
    private static readonly Regex MachinePath = new(
        @"(?<![\w.}\])])/(?:work|home|root|Users)/\w|\b[A-Z]:\\(?:Users|work|src)\b",
        RegexOptions.None,
        Timeouts.Regex
    );

    private static readonly string[] TextFiles =
    [
        ".cs",
        ".csproj",
        ".props",
        ".json",
        ".md",
        ".sh",
        ".bpmn",
        ".scenarios",
        ".yml",
        ".sln",
        ".css",
        ".cshtml",
        "",
    ];

    [Test]
    public void References_point_one_way()
    {
        var expected = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["Engine"] = [],
            ["Notas"] = ["Engine"],
            ["Persistence"] = ["Notas"],
            ["Stukken"] = ["Notas"],
            ["Web"] = ["Persistence", "Stukken"],
        };
        var projects = Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .ToDictionary(Name, References, StringComparer.Ordinal);
        Assert.That(projects.Keys, Is.EquivalentTo(expected.Keys));
        Assert.Multiple(() =>
        {
            foreach (var (name, references) in projects)
            {
                Assert.That(references, Is.EqualTo(expected[name]), name);
            }
        });
    }

    [Test]
    public void The_root_shows_these_names_and_nothing_else()
    {
        var visible = Repository.Tracked().Select(path => path.Split('/')[0]).Where(name => name[0] != '.').Distinct();
        Assert.That(
            visible,
            Is.EquivalentTo(
                new[]
                {
                    "src",
                    "tests",
                    "workflows",
                    "deploy",
                    "ApprovalFlow.sln",
                    "docker-compose.yml",
                    "README.md",
                    "global.json",
                }
            )
        );
    }

    [Test]
    public void No_file_names_a_path_of_a_machine()
    {
        var found =
            from path in Repository.Tracked()
            where TextFiles.Contains(Path.GetExtension(path), StringComparer.Ordinal)
            from line in File.ReadLines(Path.Combine(Repository.Root, path))
            where MachinePath.IsMatch(line)
            select $"{path}: {line.Trim()}";
        Assert.That(found, Is.Empty);
    }

    private static string[] References(string project) =>
        [
            .. XDocument
                .Load(project)
                .Descendants("ProjectReference")
                .Select(reference => Name((string)reference.Attribute("Include")!))
                .Order(StringComparer.Ordinal),
        ];

    private static string Name(string project) =>
        Path.GetFileNameWithoutExtension(project).Replace("ApprovalFlow.", "", StringComparison.Ordinal);
}
