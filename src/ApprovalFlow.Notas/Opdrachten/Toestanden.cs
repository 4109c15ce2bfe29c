using System.Collections.Immutable;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Stappen;
using NodaTime;

namespace ApprovalFlow.Notas.Opdrachten;

/// <summary>Questions about where a nota is, asked by more than one command.</summary>
internal static class Toestanden
{
    public static bool IsBeeindigd(Nota nota) =>
        nota.Status is NotaStatus.Afgerond or NotaStatus.Afgewezen or NotaStatus.Ingetrokken;

    public static Weigering NietAanZet(Dossier dossier) =>
        IsBeeindigd(dossier.Nota)
            ? VerkeerdeToestand.Beeindigd(dossier.Nota)
            : new VerkeerdeToestand("De nota ligt niet bij u. Neem de nota terug als u iets wilt veranderen.");

    /// <summary>The open tasks of the round that runs; empty when none does.</summary>
    public static ImmutableArray<Taak> OpenAfstemmingen(Dossier dossier) =>
        [.. dossier.OpenTaken.Where(t => t.Stap == Stap.Afstemmen)];
}

internal static class Kamerdatums
{
    public static IEnumerable<Veldfout> Fouten(LocalDate? kamerdatum, CommandContext context)
    {
        if (kamerdatum is null && Procedurewoorden.VraagtKamerdatum(context.Procedure))
        {
            yield return new("kamerdatum", "Vul de Kamerdatum in: deze procedure eindigt bij de Tweede Kamer.");
        }
        if (kamerdatum < context.Vandaag)
        {
            yield return new("kamerdatum", "De Kamerdatum ligt in het verleden. Kies vandaag of een latere dag.");
        }
    }
}
