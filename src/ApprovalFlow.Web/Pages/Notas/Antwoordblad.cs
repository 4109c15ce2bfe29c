using System.Collections.Immutable;
using ApprovalFlow.Engine;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Notas.Register;
using ApprovalFlow.Notas.Stappen;

namespace ApprovalFlow.Web.Pages.Notas;

/// <summary>The outcomes of a task to choose from. Voorkeur is what was chosen before, for a correction.</summary>
internal sealed record Uitkomstblad(
    Formulier Formulier,
    Taak Taak,
    FlowNode? Node,
    ImmutableArray<BijlageGegevens> Bijlagen,
    string? Voorkeur = null
);

/// <summary>The fields beside the outcome: which ones there are depends on the step and on who is asked.</summary>
internal sealed record Antwoordblad(Formulier Formulier, Taak Taak, Eenheid? Eenheid, NotaBlad Blad)
{
    /// <summary>The answer that is corrected; null for a first one.</summary>
    public Afstemming? Eerder { get; init; }

    public bool MetHoofdstuk => Taak.Stap == Stap.Afstemmen && Eenheid?.Hoofdstuk is not null;

    public bool MetAantekening => StapCodes.Uitkomsten(Taak.Stap).Contains(StapCodes.AkkoordMetAantekening);

    public bool MetDatum => StapCodes.Uitkomsten(Taak.Stap).Contains(StapCodes.Aanhouden);

    public bool MetToelichting => StapCodes.Uitkomsten(Taak.Stap).Any(StapCodes.VraagtToelichting);

    public string Hoofdstuk => Eenheid?.Hoofdstuk is { } code ? Hoofdstukken.Titel(code) : "";

    /// <summary>What an import found in the chapter of this eenheid, for it to take over or to change.</summary>
    public string? Voorstel =>
        Blad.Hoofdstukken.FirstOrDefault(h => h.Eigenaar == Taak.Eenheid && h.Bron == Bron.Voorstel)?.Hoofdstuk.Tekst;

    public string ToelichtingHulp =>
        "Voor uw collega's. Verplicht bij "
        + string.Join(
            " en bij ",
            StapCodes.Uitkomsten(Taak.Stap).Where(StapCodes.VraagtToelichting).Select(StapCodes.Woorden)
        )
        + ".";
}
