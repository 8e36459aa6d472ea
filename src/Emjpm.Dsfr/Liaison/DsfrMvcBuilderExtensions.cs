using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.WebEncoders;

namespace Emjpm.Dsfr;

public static class DsfrMvcBuilderExtensions
{
    /// <summary>
    /// Reads dates as they are written in France and says in French what is wrong with an input.
    /// A message set on a validation attribute is always kept.
    /// </summary>
    public static IMvcBuilder AddDsfr(this IMvcBuilder mvc)
    {
        // After the framework's own options: the default messages are completed once it has listed the rules.
        mvc.Services.PostConfigure<MvcOptions>(options =>
        {
            options.ModelBinderProviders.Insert(0, new DateFrBinderProvider());
            MessagesDeLiaison.Traduire(options.ModelBindingMessageProvider);
            options.ModelMetadataDetailsProviders.Add(new MessagesDeLiaison());
            options.ModelMetadataDetailsProviders.Add(new MessagesDeValidation());
        });
        // French text is written as it is instead of « &#xE9; »: lighter pages, and < > & " ' stay encoded.
        mvc.Services.Configure<WebEncoderOptions>(options =>
            options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All)
        );
        return mvc;
    }
}
