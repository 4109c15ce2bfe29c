using System.Globalization;
using ApprovalFlow.Notas;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Aanmelden;
using ApprovalFlow.Web.Api;
using ApprovalFlow.Web.Pages;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Npgsql;

namespace ApprovalFlow.Web.Setup;

/// <summary>How requests come in and how errors go out.</summary>
internal static class WebSetup
{
    public static IServiceCollection AddWeb(this IServiceCollection services, Instellingen instellingen)
    {
        services.ConfigureHttpJsonOptions(options => NotaJson.Configure(options.SerializerOptions));
        // A trace id would tell one 404 from another; the log has it.
        services.AddProblemDetails(options =>
            options.CustomizeProblemDetails = context => context.ProblemDetails.Extensions.Remove("traceId")
        );
        services.AddOpenApi("v1", OpenApiSetup.Configure);
        services.AddRazorPages(options =>
            options
                .Conventions.AuthorizeFolder("/")
                .AllowAnonymousToPage("/Aanmelden")
                .AllowAnonymousToPage("/Problemen")
                .AuthorizeFolder("/Beheer", Beheerrecht.Naam)
                .AllowAnonymousToPage("/Fout")
                .AllowAnonymousToPage("/Toegankelijkheid")
                .AllowAnonymousToPage("/Uitleg")
        );
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = Koekjes.Naam("approvalflow-formulier", instellingen);
            options.Cookie.SecurePolicy = Koekjes.Policy(instellingen);
            options.HeaderName = Apislot.Header;
            options.SuppressXFrameOptionsHeader = true; // ours is stricter, and stands on every answer
        });
        services.Configure<CookieTempDataProviderOptions>(options =>
        {
            options.Cookie.Name = Koekjes.Naam("approvalflow-melding", instellingen);
            options.Cookie.SecurePolicy = Koekjes.Policy(instellingen);
        });
        Begrenzing.Add(services, instellingen.Begrenzing);
        services.Configure<FormOptions>(options => options.MultipartBodyLengthLimit = Grenzen.MaxUpload);
        services.AddAuthorization(Beheerrecht.Configure);
        services.AddDelivery();
        return services;
    }

    public static void UseWeb(this WebApplication app)
    {
        var nederlands = new RequestCulture("nl-NL");
        app.UseRequestLocalization(
            new RequestLocalizationOptions
            {
                DefaultRequestCulture = nederlands,
                SupportedCultures = [CultureInfo.GetCultureInfo("nl-NL")],
                SupportedUICultures = [CultureInfo.GetCultureInfo("nl-NL")],
                RequestCultureProviders = [],
            }
        );
        var instellingen = app.Services.GetRequiredService<Instellingen>();
        instellingen.Begrenzing.Herken(app);
        if (!instellingen.Demo)
        {
            app.UseHsts();
        }
        app.Use(Actielog.Schrijf);
        app.Use(new Kopregels(instellingen.Aanmelden.Uitgever).Voeg);
        app.UseDelivery();
        app.UseExceptionHandler(error => error.Run(Foutpaden.Fout));
        app.UseStatusCodePages(Foutpaden.Status);
        app.UseStaticFiles(Delivery.Files);
        app.UseRouting();
        app.UseAuthentication();
        app.Use(Personen.Herken);
        app.UseRateLimiter();
        app.Use(Apislot.Bewaak);
        app.UseAuthorization();
        app.UseAntiforgery();
    }
}

/// <summary>Limits on what comes in, each tested at it and one past it.</summary>
internal static class Grenzen
{
    public const long MaxBijlage = 50L * 1024 * 1024;
    public const long MaxBijlagenPerNota = 200L * 1024 * 1024;

    /// <summary>A file of the largest size and the fields around it.</summary>
    public const long MaxUpload = MaxBijlage + 64 * 1024;

    /// <summary>What is read of a bijlage that is too large, so that a client that is still sending hears why.</summary>
    public const long MaxWeggelezen = 256L * 1024 * 1024;

    public static void Configure(Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = MaxUpload + 64 * 1024;
        // Who sends more slowly than this holds a connection for nothing, and loses it.
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        kestrel.Limits.MinRequestBodyDataRate = new(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
    }
}

/// <summary>Headers that every answer has.</summary>
internal sealed class Kopregels(Uri? uitgever)
{
    /// <summary>
    /// Nothing but our own files, and no script or style in a page itself. A form may lead to the provider, since signing
    /// out ends there.
    /// </summary>
    private readonly string beleid =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        + "connect-src 'self'; frame-src 'self'; manifest-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; "
        + $"form-action 'self'{(uitgever is null ? "" : " " + uitgever.GetLeftPart(UriPartial.Authority))}";

    public Task Voeg(HttpContext http, RequestDelegate next)
    {
        http.Response.OnStarting(() =>
        {
            var headers = http.Response.Headers;
            if (headers.ContentSecurityPolicy.Count == 0)
            {
                headers.ContentSecurityPolicy = beleid; // a bijlage has a narrower one
            }
            headers.XContentTypeOptions = "nosniff";
            if (headers.XFrameOptions.Count == 0)
            {
                headers.XFrameOptions = "DENY"; // a PDF is read in a frame of our own page
            }
            headers["Referrer-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            if (Paden.IsApi(http))
            {
                headers["API-Version"] = Paden.ApiVersie;
                headers.CacheControl = "no-store";
            }
            return Task.CompletedTask;
        });
        return next(http);
    }
}

internal static class Paden
{
    public const string Api = "/api/v1";
    public const string Levend = "/health/live";
    public const string Gereed = "/health/ready";
    public const string ApiVersie = "1.0.0";

    public static bool IsApi(HttpContext http) =>
        http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);
}

/// <summary>Whatever goes wrong ends in one Dutch sentence: problem+json at the API, a page elsewhere.</summary>
internal static class Foutpaden
{
    public static Task NaarAanmelden(
        RedirectContext<Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions> context
    )
    {
        var http = context.HttpContext;
        if (
            Paden.IsApi(http)
            || HttpMethods.IsPost(http.Request.Method)
            || http.Request.Headers.ContainsKey("HX-Request")
        )
        {
            // A form keeps what was typed in it: the page of this status shows it and sends it again.
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        else
        {
            http.Response.Redirect(context.RedirectUri);
        }
        return Task.CompletedTask;
    }

    public static Task Fout(HttpContext http)
    {
        var fout = http.Features.Get<Microsoft.AspNetCore.Diagnostics.IExceptionHandlerFeature>()?.Error;
        return Oorzaak(fout) switch
        {
            NotStorable => Schrijf(http, StatusCodes.Status400BadRequest),
            BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } or InvalidDataException =>
                Schrijf(http, StatusCodes.Status413PayloadTooLarge),
            BadHttpRequestException => Schrijf(http, StatusCodes.Status400BadRequest),
            TimeoutException => Schrijf(http, StatusCodes.Status503ServiceUnavailable),
            var oorzaak when Outage.Is(oorzaak) => Schrijf(http, StatusCodes.Status503ServiceUnavailable),
            _ => Schrijf(http, StatusCodes.Status500InternalServerError),
        };
    }

    /// <summary>What the database said, however deep the mapper put it away; else the error itself.</summary>
    private static Exception? Oorzaak(Exception? fout)
    {
        for (var inner = fout; inner is not null; inner = inner.InnerException)
        {
            if (inner is NpgsqlException or NotStorable)
            {
                return inner;
            }
        }
        return fout;
    }

    /// <summary>Below 500 the page of the status, with the menu; the API and what is broken get their sentence at once.</summary>
    public static async Task Status(Microsoft.AspNetCore.Diagnostics.StatusCodeContext context)
    {
        var http = context.HttpContext;
        var status = http.Response.StatusCode;
        if (Paden.IsApi(http) || status >= StatusCodes.Status500InternalServerError)
        {
            await Schrijf(http, status);
            return;
        }
        http.Items[Pages.FoutModel.Status] = status;
        http.Items[Pages.FoutModel.Pad] = http.Request.Path + http.Request.QueryString;
        http.Request.Path = Pages.FoutModel.Route;
        http.Request.QueryString = QueryString.Empty;
        http.SetEndpoint(null);
        http.Request.RouteValues.Clear();
        await context.Next(http);
    }

    public static async Task Schrijf(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        if (status == StatusCodes.Status503ServiceUnavailable)
        {
            http.Response.Headers.RetryAfter = "5";
        }
        var (slug, zin) = Zin(status);
        if (Paden.IsApi(http))
        {
            await http.Response.WriteAsJsonAsync(
                Problemen.Details(status, slug, zin),
                ApiJson.Options,
                Problemen.MediaType
            );
        }
        else
        {
            http.Response.ContentType = "text/html; charset=utf-8";
            await http.Response.WriteAsync(Foutpagina.Html(Problemen.Titel(status), zin));
        }
    }

    public static (string Slug, string Zin) Zin(int status) =>
        status switch
        {
            400 => (
                "ongeldige-invoer",
                "Wij kunnen dit verzoek niet lezen. Controleer de inhoud en probeer het opnieuw."
            ),
            401 => ("niet-aangemeld", "Meld u aan en probeer het opnieuw."),
            403 => ("niet-bevoegd", "U mag dit niet doen."),
            404 => ("niet-gevonden", "Wij kunnen dit niet vinden. Controleer het adres of het kenmerk."),
            405 => ("methode-onbekend", "Dit kan op dit adres niet."),
            413 => ("te-groot", "Het bestand is te groot: hoogstens 50 MB per bestand."),
            415 => ("formaat-onbekend", "Dit formaat kennen wij niet. Stuur het verzoek als application/json."),
            429 => ("te-veel-verzoeken", "U doet te veel verzoeken achter elkaar. Wacht even en probeer het opnieuw."),
            503 => (
                "niet-beschikbaar",
                "De database is even niet bereikbaar. Probeer het over enkele seconden opnieuw."
            ),
            _ => ("fout", "Er ging iets mis bij ons. Probeer het opnieuw; er is niets half vastgelegd."),
        };
}

/// <summary>A page that needs no database: it may be the database that is gone.</summary>
internal static class Foutpagina
{
    public static string Html(string titel, string zin) =>
        $"""
            <!doctype html>
            <html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{titel} - ApprovalFlow</title><link rel="stylesheet" href="/lib/utrecht.css">
            <link rel="stylesheet" href="/css/theme.css"><link rel="stylesheet" href="/css/app.css">
            <link rel="icon" href="/favicon.svg" type="image/svg+xml"></head>
            <body><header class="kop"><div class="breed kop-rij"><a class="merk" href="/">ApprovalFlow</a>
            <nav aria-label="Hoofdmenu"><ul><li><a href="/">Werkvoorraad</a></li><li><a href="/notas">Nota's</a></li>
            <li><a href="/dashboard">Dashboard</a></li></ul></nav></div></header>
            <main class="breed"><h1>{titel}</h1><p class="inleiding">{zin}</p>
            <p>Typte u net iets? Ga terug in uw browser: meestal staat het er nog.</p></main></body></html>
            """;
}
