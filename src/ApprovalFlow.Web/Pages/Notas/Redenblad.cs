using System.Collections.Immutable;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Register;
using NodaTime;

namespace ApprovalFlow.Web.Pages.Notas;

/// <summary>A form that asks for a reason and, by what is set, for a task's date, a directie or a colleague.</summary>
internal sealed record Redenblad(NotaBlad Blad, Formulier Formulier, string Adres, string Titel, string Uitleg)
{
    public Taak? Taak { get; init; }
    public (string Naam, string Label, LocalDate? Nu)? Datumveld { get; init; }
    public ImmutableArray<EenheidCode> Eenheden { get; init; } = [];
    public ImmutableArray<Medewerker> Collegas { get; init; } = [];
    public bool Gevaar { get; init; }

    /// <summary>A box to tick, for what is done only when somebody says so.</summary>
    public (string Naam, string Label)? Vinkje { get; init; }
}

/// <summary>One of several, each a value and the words for it.</summary>
internal sealed record Keuzeblad(
    Formulier Formulier,
    string Naam,
    string Label,
    IReadOnlyList<(string Waarde, string Tekst)> Keuzes,
    string? Anders = null,
    string? Hulp = null
)
{
    /// <summary>A longer list is no help, and weighs: then a name is typed (<see cref="Collega"/>).</summary>
    public const int MaxKeuzes = 200;

    public string Leeg { get; init; } = "Maak een keuze";

    public bool IsTeLang => Keuzes.Count > MaxKeuzes;
}
