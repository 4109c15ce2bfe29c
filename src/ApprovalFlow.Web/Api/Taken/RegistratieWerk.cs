using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Notas.Register;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Api.Notas;
using ApprovalFlow.Web.Setup;
using ApprovalFlow.Web.Uitvoeren;
using NodaTime;

namespace ApprovalFlow.Web.Api.Taken;

/// <summary>The fields with which the secretariaat records a decision that was taken on paper or by voice.</summary>
internal sealed record RegistratieFormulier(
    string? Uitkomst,
    string? Tekst,
    string? Toelichting,
    int? Versie,
    LocalDate? Tot,
    Besluitwijze? Wijze,
    string? GenomenDoor,
    LocalDate? GenomenOp,
    IFormFile? Scan
)
{
    public static RegistratieFormulier Leeg { get; } = new(null, null, null, null, null, null, null, null, null);

    /// <summary>A refusal only for what no form can hold: a date that is none.</summary>
    public static (RegistratieFormulier Formulier, Weigering? Weigering) Van(IFormCollection form)
    {
        var (tot, totFout) = Pages.Formulier.Datum(form, "tot");
        var (genomenOp, genomenOpFout) = Pages.Formulier.Datum(form, "genomenOp");
        var formulier = new RegistratieFormulier(
            Tekst("uitkomst"),
            Tekst("tekst"),
            Tekst("toelichting"),
            int.TryParse(form["versie"], System.Globalization.CultureInfo.InvariantCulture, out var versie)
                ? versie
                : null,
            tot,
            Codes.Parse<Besluitwijze>(form["wijze"]),
            Tekst("genomenDoor"),
            genomenOp,
            form.Files.GetFile("scan") is { Length: > 0 } scan ? scan : null
        );
        return (formulier, totFout ?? genomenOpFout);

        string? Tekst(string veld) => form[veld].ToString() is { Length: > 0 } tekst ? tekst : null;
    }
}

/// <summary>The scan and the decision are stored in one transaction: neither is there without the other.</summary>
internal sealed class RegistratieWerk(BestandStore bestanden, CommandRunner runner, Omgeving omgeving)
{
    /// <summary>How a file of each kind begins: what a browser calls it is not asked.</summary>
    private static readonly (string MediaType, byte[] Begin)[] Soorten =
    [
        ("application/pdf", "%PDF-"u8.ToArray()),
        ("image/png", [0x89, (byte)'P', (byte)'N', (byte)'G']),
        ("image/jpeg", [0xFF, 0xD8, 0xFF]),
        ("image/tiff", [(byte)'I', (byte)'I', 0x2A, 0x00]),
        ("image/tiff", [(byte)'M', (byte)'M', 0x00, 0x2A]),
    ];

    private static readonly OngeldigeInvoer GeenScan = new(
        "scan",
        "Kies een scan als PDF, JPEG, PNG of TIFF: dit bestand is geen van die vier."
    );

    /// <summary>Rights alone, before a file is read.</summary>
    public Task<Weigering?> Bevoegd(NotaId nota, TaakId taak, Aanvrager aanvrager, CancellationToken stop) =>
        runner.Bevoegd(nota, Command(taak, RegistratieFormulier.Leeg, null, null), aanvrager, stop);

    public async Task<Uitvoering> Run(
        NotaId nota,
        TaakId taak,
        RegistratieFormulier formulier,
        Aanvrager aanvrager,
        CancellationToken stop,
        Func<Dossier, Namen, Antwoord>? antwoord = null
    )
    {
        var wie = formulier.GenomenDoor is { } naam ? (await omgeving.Register(stop)).Medewerker(naam) : null;
        return await runner.Run(
            nota,
            Command(taak, formulier, wie, null),
            aanvrager,
            stop,
            antwoord: antwoord,
            voltooi: async stop =>
            {
                var (scan, weigering) = await Bewaar(nota, formulier.Scan, stop);
                return (Command(taak, formulier, wie, scan), weigering);
            }
        );
    }

    private async Task<(Scan?, Weigering?)> Bewaar(NotaId nota, IFormFile? bestand, CancellationToken stop)
    {
        if (bestand is null)
        {
            return (null, null);
        }
        if (bestand.Length > Grenzen.MaxBijlage)
        {
            return (null, BijlageWerk.BestandTeGroot);
        }
        await using var bron = bestand.OpenReadStream();
        var begin = new byte[8];
        var gelezen = await bron.ReadAtLeastAsync(begin, begin.Length, throwOnEndOfStream: false, stop);
        bron.Position = 0;
        var soort = Soorten.FirstOrDefault(s => begin.AsSpan(0, gelezen).StartsWith(s.Begin));
        if (soort.MediaType is null)
        {
            return (null, GeenScan);
        }
        return await bestanden.WriteAsync(nota, bron, Grenzen.MaxBijlage, Edge.NieuwId(), stop) is { } bewaard
            ? (new Scan(BijlageId.Of(Edge.NieuwId()), soort.MediaType, bewaard.Grootte, bewaard.Sha256), null)
            : (null, BijlageWerk.BestandTeGroot);
    }

    private static BesluitRegistreren Command(TaakId taak, RegistratieFormulier f, Medewerker? wie, Scan? scan) =>
        new(taak, f.Uitkomst, f.Tekst, f.Toelichting, f.Versie, f.Tot, f.Wijze, wie, f.GenomenOp, scan);
}
