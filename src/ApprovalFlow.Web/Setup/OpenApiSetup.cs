using System.Globalization;
using ApprovalFlow.Web.Api;
using ApprovalFlow.Web.Api.Taken;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace ApprovalFlow.Web.Setup;

/// <summary>
/// The description of the API: readable without sign-in, as the NL API Design Rules ask. Every refusal that a route can
/// give is in it, and the headers that it reads.
/// </summary>
internal static class OpenApiSetup
{
    private const string Probleem = "Probleem";
    private const string Token = "token";

    public static void Configure(OpenApiOptions options)
    {
        options.AddDocumentTransformer(
            (document, _, _) =>
            {
                document.Info = new OpenApiInfo
                {
                    Title = "ApprovalFlow",
                    Version = Paden.ApiVersie,
                    Description = "Nota's van concept tot Tweede Kamer: opstellen, afstemmen, beslissen, aanbieden.",
                };
                document.AddComponent(Probleem, Probleemschema());
                document.AddComponent(
                    Token,
                    new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer" }
                );
                document.Security = [new() { [new OpenApiSecuritySchemeReference(Token, document)] = [] }];
                return Task.CompletedTask;
            }
        );
        options.AddOperationTransformer(
            (operation, context, _) =>
            {
                var methode = context.Description.HttpMethod ?? "GET";
                // As in the document: without the types of its parts.
                var pad = "/" + context.Description.RelativePath?.Replace(":guid}", "}", StringComparison.Ordinal);
                foreach (var status in Weigeringen(methode, pad))
                {
                    var code = status.ToString(CultureInfo.InvariantCulture);
                    operation.Responses ??= [];
                    operation.Responses[code] = Antwoord(status, context.Document!);
                }
                foreach (var header in Headers(methode, pad))
                {
                    operation.Parameters ??= [];
                    operation.Parameters.Add(header);
                }
                return Task.CompletedTask;
            }
        );
    }

    /// <summary>What is said no with, in the order of SURFACE: rights, key, state.</summary>
    private static IEnumerable<int> Weigeringen(string methode, string pad)
    {
        yield return StatusCodes.Status400BadRequest;
        yield return StatusCodes.Status401Unauthorized;
        if (pad.Contains('{', StringComparison.Ordinal))
        {
            yield return StatusCodes.Status404NotFound;
        }
        if (methode != HttpMethods.Get)
        {
            yield return StatusCodes.Status403Forbidden;
            yield return StatusCodes.Status409Conflict;
            yield return StatusCodes.Status413PayloadTooLarge;
            yield return StatusCodes.Status415UnsupportedMediaType;
        }
        if (IsConcept(methode, pad))
        {
            yield return StatusCodes.Status412PreconditionFailed;
            yield return StatusCodes.Status428PreconditionRequired;
        }
        yield return StatusCodes.Status429TooManyRequests;
        yield return StatusCodes.Status503ServiceUnavailable;
    }

    private static IEnumerable<OpenApiParameter> Headers(string methode, string pad)
    {
        if (methode == HttpMethods.Post && pad.Contains("/taken/{id}", StringComparison.Ordinal))
        {
            var verplicht = pad.EndsWith("/afhandeling", StringComparison.Ordinal);
            yield return Header(
                TaakEndpoints.SleutelHeader,
                "De sleutel van dit verzoek; een herhaling krijgt hetzelfde antwoord.",
                verplicht
            );
        }
        if (IsConcept(methode, pad))
        {
            yield return Header("If-Match", "De ETag die u het laatst las.", verplicht: true);
        }
    }

    private static bool IsConcept(string methode, string pad) =>
        methode == HttpMethods.Put && pad.EndsWith("/notas/{id}", StringComparison.Ordinal);

    private static OpenApiParameter Header(string naam, string uitleg, bool verplicht) =>
        new()
        {
            Name = naam,
            In = ParameterLocation.Header,
            Description = uitleg,
            Required = verplicht,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = 200 },
        };

    private static OpenApiResponse Antwoord(int status, OpenApiDocument document) =>
        new()
        {
            Description = Problemen.Titel(status),
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
            {
                [Problemen.MediaType] = new() { Schema = new OpenApiSchemaReference(Probleem, document) },
            },
        };

    private static OpenApiSchema Probleemschema()
    {
        var fout = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Properties = Velden(("veld", Tekst("De naam van het veld.")), ("melding", Tekst("Wat er mis is."))),
        };
        return new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = "Waarom het niet kan, in een zin die zegt wat te doen (RFC 9457).",
            Properties = Velden(
                ("type", Tekst("/problemen/SLUG, waar de uitleg staat.")),
                ("title", Tekst("De soort.")),
                ("status", new OpenApiSchema { Type = JsonSchemaType.Integer }),
                ("detail", Tekst("De zin.")),
                ("fouten", new OpenApiSchema { Type = JsonSchemaType.Array, Items = fout })
            ),
        };
    }

    private static OpenApiSchema Tekst(string uitleg) => new() { Type = JsonSchemaType.String, Description = uitleg };

    private static Dictionary<string, IOpenApiSchema> Velden(params (string Naam, OpenApiSchema Schema)[] velden) =>
        velden.ToDictionary(v => v.Naam, v => (IOpenApiSchema)v.Schema, StringComparer.Ordinal);
}
