using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace ApprovalFlow.Web.Setup;

/// <summary>The description of the API: readable without sign-in, as the NL API Design Rules ask.</summary>
internal static class OpenApiSetup
{
    public static void Configure(OpenApiOptions options) =>
        options.AddDocumentTransformer(
            (document, _, _) =>
            {
                document.Info = new OpenApiInfo
                {
                    Title = "ApprovalFlow",
                    Version = Paden.ApiVersie,
                    Description = "Nota's van concept tot Tweede Kamer: opstellen, afstemmen, beslissen, aanbieden.",
                };
                return Task.CompletedTask;
            }
        );
}
