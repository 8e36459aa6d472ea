using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Emjpm.Dsfr;

internal sealed class DateFrBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.UnderlyingOrModelType == typeof(DateOnly) ? new DateFrBinder() : null;
}
