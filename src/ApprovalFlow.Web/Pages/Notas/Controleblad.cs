using System.Collections.Immutable;
using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Notas.Opdrachten;

namespace ApprovalFlow.Web.Pages.Notas;

/// <summary>
/// What a steller looks at before handing in. Cijfers are those that still stand as in the nota that this one was begun
/// from; Voorganger is its kenmerk.
/// </summary>
internal sealed record Controleblad(
    ImmutableArray<Controlepunt> Punten,
    ImmutableArray<VerouderdCijfer> Cijfers,
    string? Voorganger
);
