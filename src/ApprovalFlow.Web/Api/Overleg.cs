using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Inhoud;
using NodaTime;

namespace ApprovalFlow.Web.Api;

/// <summary>A remark as a reader sees it. Gewijzigd: the passage is gone from the text that this reader sees now.</summary>
internal sealed record OpmerkingAntwoord(
    int Nummer,
    EenheidCode Eenheid,
    int Versie,
    string Hoofdstuk,
    int Blok,
    int Begin,
    int Einde,
    string Citaat,
    string Tekst,
    string Door,
    Instant Op,
    OpmerkingStatus Status,
    string? Reden,
    string? AfgehandeldDoor,
    Instant? AfgehandeldOp,
    bool Gewijzigd
)
{
    public static OpmerkingAntwoord Van(Opmerking opmerking, NotaInhoud inhoud, Namen namen) =>
        new(
            opmerking.Volgnummer,
            opmerking.Eenheid,
            opmerking.Versie,
            Hoofdstukken.Code(opmerking.Hoofdstuk),
            opmerking.Blok,
            opmerking.Begin,
            opmerking.Einde,
            opmerking.Citaat,
            opmerking.Tekst,
            namen.Medewerker(opmerking.Door),
            opmerking.Op,
            opmerking.Status,
            opmerking.Reden,
            opmerking.AfgehandeldDoor is { } wie ? namen.Medewerker(wie) : null,
            opmerking.AfgehandeldOp,
            opmerking.IsGewijzigd(inhoud)
        );
}

internal sealed record VraagAntwoord(
    int Nummer,
    EenheidCode Eenheid,
    int Versie,
    string Tekst,
    string Door,
    Instant Op,
    string? Antwoord,
    string? BeantwoordDoor,
    Instant? BeantwoordOp
)
{
    public static VraagAntwoord Van(Vraag vraag, Namen namen) =>
        new(
            vraag.Volgnummer,
            vraag.Eenheid,
            vraag.Versie,
            vraag.Tekst,
            namen.Medewerker(vraag.Door),
            vraag.Op,
            vraag.Antwoord,
            vraag.BeantwoordDoor is { } wie ? namen.Medewerker(wie) : null,
            vraag.BeantwoordOp
        );
}

internal sealed record ConceptVerzoek(string? Uitkomst, string? Tekst, string? Toelichting);

internal sealed record OpmerkingVerzoek(int? Versie, int? Blok, int? Begin, string? Citaat, string? Tekst);

internal sealed record VraagVerzoek(string? Tekst);

internal sealed record OpmerkingAfhandelingVerzoek(string? Uitkomst, string? Toelichting);

internal sealed record MedestellerVerzoek(string? Wie);
