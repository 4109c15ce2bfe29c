using ApprovalFlow.Notas.Inhoud;
using NodaTime;

namespace ApprovalFlow.Web.Api;

/// <summary>A nota as it is sent in: for a new one and, whole, for each change of a concept.</summary>
internal sealed record NotaVerzoek
{
    public string? Aan { get; init; }
    public string? Van { get; init; }
    public string[]? AfgestemdMet { get; init; }
    public string[]? InAfschriftAan { get; init; }
    public NotaSoort? Soort { get; init; }
    public string? Procedure { get; init; }
    public LocalDate? Datum { get; init; }
    public string[]? OnzeReferentie { get; init; }
    public OpgesteldDoorVerzoek? OpgesteldDoor { get; init; }
    public string? Onderwerp { get; init; }
    public LocalDate? Kamerdatum { get; init; }
    public Rubricering? Rubricering { get; init; }
    public HoofdstukVerzoek[]? Hoofdstukken { get; init; }
}

internal sealed record OpgesteldDoorVerzoek(string? Eenheid, string? Functie, string? Telefoon, string? Mobiel);

internal sealed record HoofdstukVerzoek(string? Code, string? Tekst, OnderdeelVerzoek[]? Onderdelen);

internal sealed record OnderdeelVerzoek(string? Titel, string? Tekst, OnderdeelVerzoek[]? Onderdelen);

internal sealed record IndieningVerzoek(LocalDate? Kamerdatum, string[]? AfstemmenMet, string? Opnieuw);

internal sealed record ToelichtingVerzoek(string? Toelichting);

internal sealed record AfstemmingVerzoek(string? Eenheid, string? Toelichting);

internal sealed record KamerdatumVerzoek(LocalDate? Kamerdatum, string? Toelichting);

internal sealed record KamernummersVerzoek(string[]? Kamernummers);

internal sealed record AfhandelingVerzoek(
    string? Uitkomst,
    string? Tekst,
    string? Toelichting,
    int? Versie,
    string? Namens,
    LocalDate? Tot
);

/// <summary>VoorbijKamerdatum: the secretariaat knows that the steps to come can not make the Kamerdatum with it.</summary>
internal sealed record VerlengingVerzoek(LocalDate? Termijn, string? Toelichting, bool? VoorbijKamerdatum);

internal sealed record BehandelingVerzoek;

internal sealed record SpoedVerzoek(bool? Spoed, string? Toelichting);

internal sealed record OverdrachtVerzoek(string? Aan, string? Toelichting);

internal sealed record KlokVerzoek(string? Plus, int? Werkdagen, string? Tot);
