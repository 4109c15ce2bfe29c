using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace ApprovalFlow.Web.Pages.Notas;

/// <summary>One handler per form: it parses the fields into a command.</summary>
internal sealed partial class NotaModel
{
    public Task<IActionResult> OnPostAfhandelingAsync(CancellationToken stop)
    {
        var (tot, fout) = Datum("tot");
        return Voer(
            "afhandeling",
            "Uw antwoord is vastgelegd.",
            _ =>
                (
                    new TaakAfhandelen(
                        Taak,
                        Tekst("uitkomst"),
                        Tekst("tekst"),
                        Tekst("toelichting"),
                        Versie,
                        EenheidCode.Parse(Tekst("namens")),
                        tot
                    ),
                    fout
                ),
            stop,
            new Sleutelverzoek(Request.Form["sleutel"], Hash())
        );
    }

    public Task<IActionResult> OnPostHerzieningAsync(CancellationToken stop) =>
        Voer(
            "herziening",
            "Uw nieuwe antwoord is vastgelegd. Het eerdere blijft in de geschiedenis staan.",
            _ => (new AfstemmingHerzien(Taak, Tekst("uitkomst"), Tekst("tekst"), Tekst("toelichting"), Versie), null),
            stop
        );

    public Task<IActionResult> OnPostIndieningAsync(CancellationToken stop)
    {
        var (kamerdatum, fout) = Datum("kamerdatum");
        return Voer(
            "indiening",
            "U diende de nota in. Hieronder ziet u wie nu aan zet is.",
            register =>
                (
                    new NotaIndienen(
                        kamerdatum,
                        [
                            .. Request
                                .Form["afgestemdMet"]
                                .Select(c => register.Eenheden.Zoek(c)?.Code)
                                .OfType<EenheidCode>(),
                        ],
                        Request.Form["opnieuw"] == "alle"
                    ),
                    fout
                ),
            stop
        );
    }

    public Task<IActionResult> OnPostTerughalingAsync(CancellationToken stop) =>
        Voer(
            "terughaling",
            "U haalde de nota terug. De antwoorden die er al waren, blijven bewaard.",
            _ => (new NotaTerughalen(Tekst("toelichting")), null),
            stop
        );

    public Task<IActionResult> OnPostIntrekkingAsync(CancellationToken stop) =>
        Voer("intrekking", "U trok de nota in.", _ => (new NotaIntrekken(Tekst("toelichting")), null), stop);

    public Task<IActionResult> OnPostToevoegingAsync(CancellationToken stop) =>
        Voer(
            "toevoeging",
            "De directie is toegevoegd aan de afstemming.",
            register =>
                register.Eenheden.Zoek(Tekst("eenheid")) is { } eenheid
                    ? (new AfstemmingToevoegen(eenheid.Code, Tekst("toelichting")), null)
                    : (null, new OngeldigeInvoer("eenheid", "Kies een directie.")),
            stop
        );

    public Task<IActionResult> OnPostVervallenverklaringAsync(CancellationToken stop) =>
        Voer(
            "vervallenverklaring",
            "De directie wordt niet meer gevraagd.",
            register =>
                register.Eenheden.Zoek(Tekst("eenheid")) is { } eenheid
                    ? (new AfstemmingVervallenVerklaren(eenheid.Code, Tekst("toelichting")), null)
                    : (null, new OngeldigeInvoer("eenheid", "Kies een directie.")),
            stop
        );

    public Task<IActionResult> OnPostVerlengingAsync(CancellationToken stop)
    {
        var (termijn, fout) = Datum("termijn");
        return Voer(
            "verlenging",
            "De termijn is verzet.",
            _ =>
                (
                    new TermijnVerlengen(Taak, termijn, Tekst("toelichting"), Tekst("voorbijKamerdatum") is not null),
                    fout
                ),
            stop
        );
    }

    public Task<IActionResult> OnPostOverdrachtAsync(CancellationToken stop) =>
        Voer(
            "overdracht",
            "De taak is overgedragen.",
            register => (new TaakOverdragen(Taak, register.Zoek(Tekst("aan")), Tekst("toelichting")), null),
            stop
        );

    public Task<IActionResult> OnPostKamerdatumAsync(CancellationToken stop)
    {
        var (kamerdatum, fout) = Datum("kamerdatum");
        return Voer(
            "kamerdatum",
            "De Kamerdatum is gewijzigd. De termijnen van open taken schuiven mee.",
            _ => (new KamerdatumWijzigen(kamerdatum, Tekst("toelichting")), fout),
            stop
        );
    }

    public Task<IActionResult> OnPostKamernummersAsync(CancellationToken stop) =>
        Voer(
            "kamernummers",
            "De Kamernummers zijn vastgelegd.",
            _ => (new KamernummersRegistreren([.. Formulierregels.Lees(Request.Form["kamernummers"])]), null),
            stop
        );

    public Task<IActionResult> OnPostSpoedAsync(CancellationToken stop)
    {
        var spoed = Request.Form["spoed"] == "ja";
        return Voer(
            "spoed",
            spoed ? "De nota heeft nu spoed." : "De spoed is van de nota af.",
            _ => (new SpoedWijzigen(spoed, Tekst("toelichting")), null),
            stop
        );
    }

    private TaakId Taak => TaakId.Of(Guid.TryParse(Request.Form["taak"], out var id) ? id : Guid.Empty);

    private int? Versie =>
        int.TryParse(Request.Form["versie"], CultureInfo.InvariantCulture, out var versie) ? versie : null;

    private string? Tekst(string veld) => Request.Form[veld] is [{ Length: > 0 } tekst, ..] ? tekst : null;

    private (LocalDate? Datum, Weigering? Weigering) Datum(string veld) => Pages.Formulier.Datum(Request.Form, veld);

    /// <summary>The same answer under the same key is a repeat; another one is refused.</summary>
    private string Hash()
    {
        string?[] fields =
        [
            "pagina",
            Taak.ToString(),
            .. new[] { "uitkomst", "tekst", "toelichting", "versie", "tot", "namens" }.Select(Tekst),
        ];
        return Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(System.Text.Json.JsonSerializer.Serialize(fields)))
        );
    }
}
