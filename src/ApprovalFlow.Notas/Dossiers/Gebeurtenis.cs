using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ApprovalFlow.Engine;
using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Notas.Register;
using NodaTime;

namespace ApprovalFlow.Notas.Dossiers;

/// <summary>
/// What happened to a nota. Its properties are facts and ids that stay for ever; free text stands in
/// <see cref="Inhoud"/>, which is stored apart, so that what the law wants gone can go without breaking the chain.
/// </summary>
public abstract record Gebeurtenis
{
    /// <summary>The free text that came with it; null when there was none, or when it was erased.</summary>
    [JsonIgnore]
    public VrijeTekst? Inhoud { get; init; }

    /// <summary>Set when it happened on paper or by voice; null for what came through the screen.</summary>
    public Registratie? Registratie { get; init; }

    /// <summary>The eenheid that alone reads the free text of it; null where every reader of the nota does.</summary>
    [JsonIgnore]
    public virtual EenheidCode? AlleenVoor => null;

    /// <summary>Records, and never refuses.</summary>
    internal abstract Dossier Apply(Dossier dossier, Vastlegging bij);

    /// <summary>The event as one Dutch sentence, the same on page, in mail and in evidence.</summary>
    public abstract string Zin(Vastlegging bij, Namen namen);
}

/// <summary>Everything in an event that somebody typed.</summary>
public sealed record VrijeTekst
{
    public string? Tekst { get; init; }
    public string? Toelichting { get; init; }

    /// <summary>The passage that a remark is about.</summary>
    public string? Citaat { get; init; }

    /// <summary>Whom a koppeling named: a name that nobody here checked.</summary>
    public string? OpgegevenMedewerker { get; init; }
    public Kop? Kop { get; init; }
    public NotaInhoud? Nota { get; init; }
    public ImmutableArray<BijlageGegevens>? Bijlagen { get; init; }

    /// <summary>Null when there is no text at all, so that no empty content is stored.</summary>
    public static VrijeTekst? Van(string? tekst, string? toelichting) =>
        tekst is null && toelichting is null ? null : new VrijeTekst { Tekst = tekst, Toelichting = toelichting };
}

/// <summary>
/// Who acted: Functie is the eenheid or functie in which they did, Namens whose place they took and Grond why they
/// might. Door is null when the system acted. Aanmelding is how they were signed in.
/// </summary>
public sealed record Handeling(
    MedewerkerId? Door,
    EenheidCode? Functie,
    EenheidCode? Namens,
    string? Grond,
    string Aanmelding
)
{
    private const string AanmeldingVanKoppeling = "koppeling";
    private const string GrondVanKoppeling = "koppeling ";

    public static Handeling Systeem { get; } = new(null, null, null, null, "systeem");

    /// <summary>A system of this eenheid, under the name by which it is registered.</summary>
    public static Handeling VanKoppeling(string naam, EenheidCode eenheid) =>
        new(null, eenheid, eenheid, GrondVanKoppeling + naam, AanmeldingVanKoppeling);

    /// <summary>The name of the koppeling that acted; null when none did.</summary>
    [JsonIgnore]
    public string? Koppeling =>
        Door is null && Aanmelding == AanmeldingVanKoppeling ? Grond?[GrondVanKoppeling.Length..] : null;
}

/// <summary>
/// One line of the journal. Op is the business time, OpSysteem the system's. Verloop holds the engine's events of the
/// command, on the first line that the command wrote.
/// </summary>
public sealed record Vastlegging(
    int Volgnummer,
    Gebeurtenis Gebeurtenis,
    Handeling Handeling,
    Instant Op,
    Instant OpSysteem,
    ImmutableArray<EngineEvent> Verloop
)
{
    public Dossier Apply(Dossier dossier)
    {
        var verloop = Verloop.Aggregate(dossier.Verloop, ProcessEngine.Apply);
        var applied = Gebeurtenis.Apply(dossier with { Verloop = verloop }, this);
        return Waargenomen(applied) with { Volgnummer = Volgnummer };
    }

    /// <summary>Who stood in for somebody reads the dossier after the period too, because of what they did in it.</summary>
    private Dossier Waargenomen(Dossier dossier) =>
        Handeling.Door is { } door && Handelingsgrond.Parse(Handeling.Grond) is not null
            ? dossier.MetLezer(Lezers.Van(dossier, dossier.Nota.Id, Leesgrond.Vervanging, door, Op))
            : dossier;

    public string Zin(Namen namen) =>
        Gebeurtenis.Registratie is { } registratie
            ? Gebeurtenis.Zin(this, namen).TrimEnd('.') + registratie.Slot(this, namen) + "."
            : Gebeurtenis.Zin(this, namen);
}
