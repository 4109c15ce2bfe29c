using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Register;
using ApprovalFlow.Notas.Termijnen;
using ApprovalFlow.Web.Pages;
using ApprovalFlow.Web.Pages.Notas;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.AspNetCore.Mvc;
using MiniExcelLibs;
using MiniExcelLibs.Attributes;
using MiniExcelLibs.Csv;

namespace ApprovalFlow.Web.Dashboard;

/// <summary>A row of the export: texts as people read them, dates and numbers as programs do.</summary>
internal sealed record Exportregel
{
    [ExcelColumnName("Kenmerk")]
    public required string Kenmerk { get; init; }

    [ExcelColumnName("Merking")]
    public required string Merking { get; init; }

    [ExcelColumnName("Onderwerp")]
    public required string Onderwerp { get; init; }

    [ExcelColumnName("Soort")]
    public required string Soort { get; init; }

    [ExcelColumnName("Steller van")]
    public required string StellerVan { get; init; }

    [ExcelColumnName("Stand")]
    public required string Stand { get; init; }

    [ExcelColumnName("Aan zet")]
    public required string AanZet { get; init; }

    [ExcelColumnName("Eerste termijn")]
    public required string Termijn { get; init; }

    [ExcelColumnName("Kamerdatum")]
    public required string Kamerdatum { get; init; }

    [ExcelColumnName("Speling in werkdagen")]
    public required int? Speling { get; init; }

    /// <summary>From 0 to 100; empty without Kamerdatum.</summary>
    [ExcelColumnName("Kans op de Kamerdatum in procenten")]
    public required int? Kans { get; init; }

    [ExcelColumnName("Verwacht klaar")]
    public required string Verwacht { get; init; }

    [ExcelColumnName("Het vaakst te laat")]
    public required string Knelpunt { get; init; }

    [ExcelColumnName("Kans berekend uit afgeronde stappen")]
    public required int? Waarnemingen { get; init; }
}

/// <summary>The list of the dashboard as a file: the same filters, the same rights, at most so many rows.</summary>
internal sealed class Dashboardexport(DashboardVragen vragen, Prognoses prognoses)
{
    public const int MaxRegels = 20_000;

    /// <summary>Forecasts cost a millisecond or two each: of so many, the first in the list, they are made.</summary>
    public const int MaxKansen = 1_000;
    public const string CsvType = "text/csv; charset=utf-8";
    public const string ExcelType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>What a spreadsheet takes for the beginning of a formula.</summary>
    private static readonly System.Buffers.SearchValues<char> Formuletekens = System.Buffers.SearchValues.Create(
        "=+-@\t\r\n"
    );

    /// <summary>Parted by semicolons, as a Dutch spreadsheet expects it.</summary>
    public async Task<FileContentResult> Csv(Medewerker wie, Dashboardfilter filter, CancellationToken stop)
    {
        var regels = await Regels(wie, filter, stop);
        using var bestand = new MemoryStream();
        await bestand.SaveAsAsync(
            regels,
            excelType: MiniExcelLibs.ExcelType.CSV,
            configuration: new CsvConfiguration { Seperator = ';' },
            cancellationToken: stop
        );
        return new FileContentResult(bestand.ToArray(), CsvType) { FileDownloadName = "dashboard.csv" };
    }

    public async Task<FileContentResult> Excel(Medewerker wie, Dashboardfilter filter, CancellationToken stop)
    {
        var regels = await Regels(wie, filter, stop);
        using var bestand = new MemoryStream();
        await bestand.SaveAsAsync(regels, sheetName: "Dashboard", cancellationToken: stop);
        return new FileContentResult(bestand.ToArray(), ExcelType) { FileDownloadName = "dashboard.xlsx" };
    }

    /// <summary>A text that begins like a formula gets an apostrophe before it: it is shown and never computed.</summary>
    public static string Veilig(string tekst) =>
        tekst.Length > 0 && Formuletekens.Contains(tekst[0]) ? "'" + tekst : tekst;

    private async Task<IReadOnlyList<Exportregel>> Regels(
        Medewerker wie,
        Dashboardfilter filter,
        CancellationToken stop
    )
    {
        var (regels, _) = await vragen.Pagina(wie, filter with { Vanaf = null }, MaxRegels, stop);
        var kansen = await prognoses.Van([.. regels.Take(MaxKansen).Select(r => r.Nota.Id)], stop);
        return [.. regels.Select((regel, i) => Regel(regel, kansen.GetValueOrDefault(regel.Nota.Id), i < MaxKansen))];
    }

    private static Exportregel Regel(Dashboardregel regel, Prognose? prognose, bool berekend) =>
        new()
        {
            Kenmerk = Veilig(regel.Nota.Kenmerk),
            Merking = ApprovalFlow.Notas.Inhoud.Merking.Woord(regel.Nota.Rubricering),
            Onderwerp = Veilig(regel.Nota.Onderwerp),
            Soort = Woorden.Soort(regel.Nota.Soort),
            StellerVan = Veilig(regel.Nota.StellerEenheid.Value),
            Stand = string.Join(", ", regel.Standen.Select(Standwoorden.Woord)),
            AanZet = Veilig(string.Join(", ", regel.Taken.Select(Standwoorden.Vraag))),
            Termijn = Woorden.Iso(regel.Stand.Termijn),
            Kamerdatum = Woorden.Iso(regel.Nota.Kamerdatum),
            Speling = regel.Stand.Speling,
            Kans = prognose is null ? null : (int)Math.Round(prognose.Kans * 100),
            Verwacht = Woorden.Iso(prognose?.Verwacht),
            Knelpunt =
                !berekend ? $"niet berekend: alleen van de eerste {MaxKansen} nota's"
                : prognose?.Knelpunt is { } knelpunt ? Veilig(Planblad.Knelpunt(knelpunt))
                : "",
            Waarnemingen = prognose?.Waarnemingen,
        };
}
