using System.Diagnostics;
using ApprovalFlow.Engine.Comparison;
using ApprovalFlow.Engine.Import;
using ApprovalFlow.Engine.Picture;
using ApprovalFlow.Engine.Soundness;
using CsCheck;

namespace ApprovalFlow.UnitTests.Engine;

/// <summary>Mutations of the shipped files: refused or accepted, never a crash and never more than a second.</summary>
public sealed class FuzzTests
{
    private static readonly bool Long = Environment.GetEnvironmentVariable("APPROVALFLOW_LANG") == "1";
    private static readonly string[] Files = [.. Shipped.Names.Select(Shipped.Xml)];

    private static readonly string[] Splinters =
    [
        "<",
        ">",
        "\"",
        "&",
        "&#0;",
        "]]>",
        "<!--",
        "",
        " ",
        "0",
        "-1",
        "1e999",
        "=",
        "=(((",
        "${",
        "x",
        "\u0000",
        "\ud800",
        "<bpmn:subProcess>",
        "</bpmn:subProcess>",
        "<bpmn:startEvent id=\"z\" />",
        "attachedToRef",
        "parallelGateway",
        "inclusiveGateway",
        "eventBasedGateway",
        "callActivity",
        "boundaryEvent",
        "Opstellen",
        "Afstemming",
        "isSequential=\"true\"",
    ];

    [Test]
    public void A_mutated_file_is_refused_or_accepted() =>
        Gen.Int[0, int.MaxValue].Sample(Try, iter: Long ? 5_000 : 120, threads: 1);

    private static void Try(int seed)
    {
        var xml = Mutated(new Random(seed));
        var watch = Stopwatch.StartNew();
        var result = BpmnImporter.Import(xml, Shipped.Options);
        if (result.Definition is { } definition)
        {
            SoundnessChecker.Check(definition, maxStates: 20_000);
            ProcessPicture.Draw(definition, new());
        }
        else
            Assert.That(
                result.Diagnostics.Any(d => d.Severity is DiagnosticSeverity.Error),
                "Refused without a reason."
            );
        CanonicalModel.Write(xml);
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(1)));
    }

    private static string Mutated(Random random)
    {
        var text = Files[random.Next(Files.Length)];
        for (var i = random.Next(1, 6); i > 0; i--)
        {
            var at = random.Next(text.Length);
            text = random.Next(6) switch
            {
                0 => text.Insert(at, Splinters[random.Next(Splinters.Length)]),
                1 => text.Remove(at, Math.Min(random.Next(40), text.Length - at)),
                2 => Swap(text, random),
                3 => WithoutLine(text, random),
                4 => text.Insert(at, text.Substring(at, Math.Min(random.Next(400), text.Length - at))),
                _ => Replaced(text, random),
            };
        }
        return text;
    }

    private static string Replaced(string text, Random random)
    {
        string[] words =
        [
            "exclusiveGateway",
            "userTask",
            "subProcess",
            "intermediateCatchEvent",
            "NaBeslissen",
            "Beslissen",
            "targetRef",
            "timeDate",
            "endEvent",
        ];
        return text.Replace(
            words[random.Next(words.Length)],
            Splinters[random.Next(Splinters.Length)],
            StringComparison.Ordinal
        );
    }

    private static string WithoutLine(string text, Random random)
    {
        var lines = text.Split('\n').ToList();
        lines.RemoveAt(random.Next(lines.Count));
        return string.Join('\n', lines);
    }

    private static string Swap(string text, Random random)
    {
        var lines = text.Split('\n');
        var (a, b) = (random.Next(lines.Length), random.Next(lines.Length));
        (lines[a], lines[b]) = (lines[b], lines[a]);
        return string.Join('\n', lines);
    }
}
