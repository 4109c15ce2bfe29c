using System.Collections.Immutable;
using ApprovalFlow.Notas;
using ApprovalFlow.Persistence;

namespace ApprovalFlow.Web.Pages.Notas;

/// <summary>Any number of eenheden, as check boxes. Zonder is left out.</summary>
internal sealed record Eenheidkeuzes(
    Formulier Formulier,
    string Naam,
    string Label,
    Register Register,
    ImmutableArray<EenheidCode> Gekozen,
    EenheidCode? Zonder = null
);
