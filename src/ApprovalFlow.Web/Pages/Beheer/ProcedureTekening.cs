using System.Collections.Immutable;
using ApprovalFlow.Engine;
using ApprovalFlow.Engine.Picture;
using ApprovalFlow.Web.Uitvoeren;

namespace ApprovalFlow.Web.Pages.Beheer;

/// <summary>The picture of a version, warmer where steps took longer; the words stand on it too.</summary>
internal static class ProcedureTekening
{
    public static string? Van(ProcessDefinition procedure, IReadOnlyList<Stapduur> duren)
    {
        var meest = duren.Select(d => d.Mediaan).DefaultIfEmpty(0).Max();
        return ProcessPicture.Draw(
            procedure,
            new PictureOptions
            {
                Heat = duren.ToImmutableDictionary(
                    d => d.Element,
                    d => new Heat(meest == 0 ? 0 : (double)(d.Mediaan / meest), Procedurewoord.Werkdagen(d.Mediaan)),
                    StringComparer.Ordinal
                ),
                Words = new PictureWords
                {
                    Description =
                        duren.Count == 0
                            ? "De stappen van de procedure."
                            : "De stappen van de procedure, met hoe lang zij duurden; dezelfde tijden staan in de tabel.",
                    Kind = Stapwoorden.Kind,
                },
            }
        );
    }
}
