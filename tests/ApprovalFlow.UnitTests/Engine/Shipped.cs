using ApprovalFlow.Engine;
using ApprovalFlow.Engine.Import;
using NodaTime;

namespace ApprovalFlow.UnitTests.Engine;

/// <summary>The procedures of the product, read as their tests need them.</summary>
internal static class Shipped
{
    internal static readonly ImportOptions Options = Model.Options with
    {
        DateFunctions = Model.Options.DateFunctions.Add("werkdagen", Weekdays),
    };

    // Without holidays: the calendar is the host's and tested there.
    private static LocalDate Weekdays(LocalDate day, int count)
    {
        for (; count > 0; count--)
            do day = day.PlusDays(1);
            while (day.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday);
        return day;
    }

    internal static readonly string[] Names =
    [
        "nota-ter-beslissing",
        "nota-ter-beslissing-sg-eerst",
        "nota-ter-beslissing-intern",
        "nota-ter-informatie",
    ];

    internal static string Text(string file) => File.ReadAllText(Path.Combine(Folder(), file));

    internal static string Xml(string name) => Text($"{name}.v1.bpmn");

    internal static ProcessDefinition Read(string name) => BpmnImporter.Import(Xml(name), Options).Definition!;

    private static string Folder()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "workflows", "README.md")))
                return Path.Combine(at.FullName, "workflows");
        throw new DirectoryNotFoundException("workflows");
    }
}
