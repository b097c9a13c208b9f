// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/formats/onnx/doors.h"
#include "core/formats/onnx/graph.h"

#include <onnx/checker.h>
#include <onnx/shape_inference/implementation.h>

#include <google/protobuf/io/zero_copy_stream_impl.h>
#include <cerrno>
#include <cstring>
#include <exception>

#include <fcntl.h>
#include <unistd.h>

namespace studio::onnx_writer {
namespace {

constexpr int kIrVersion = 8;  // of ONNX 1.10 to 1.12: older runtimes read it, too

struct CannotWrite {
    int code;
};

onnx::ModelProto modelOf(const OnnxRequest& request) {
    onnx::ModelProto model;
    model.set_ir_version(kIrVersion);
    model.set_producer_name("Inception Studio");
    model.set_producer_version(STUDIO_VERSION);
    onnx::OperatorSetIdProto& operators = *model.add_opset_import();
    operators.set_domain("");
    operators.set_version(kOnnxOpset);
    for (const auto& [key, text] : request.metadata) {
        onnx::StringStringEntryProto& entry = *model.add_metadata_props();
        entry.set_key(key);
        entry.set_value(text);
    }
    GraphBuilder(request, *model.mutable_graph()).build();
    return model;
}

void check(onnx::ModelProto& model) {
    onnx::checker::check_model(model);
    onnx::shape_inference::InferShapes(model, onnx::OpSchemaRegistry::Instance(),
                                       onnx::ShapeInferenceOptions(/*check types*/ true, /*strict*/ 1));
}

void write(const std::filesystem::path& path, const onnx::ModelProto& model) {
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (file < 0) throw CannotWrite{errno};
    google::protobuf::io::FileOutputStream stream(file);
    stream.SetCloseOnDelete(true);
    const bool good = model.SerializeToZeroCopyStream(&stream) && stream.Flush() && ::fsync(file) == 0;
    if (!good) throw CannotWrite{stream.GetErrno() != 0 ? stream.GetErrno() : errno};
}

}  // namespace
}  // namespace studio::onnx_writer

extern "C" __attribute__((visibility("default"))) int studioWriteOnnx(const std::filesystem::path& path,
                                                                      const studio::OnnxRequest& request,
                                                                      std::string& said) {
    using namespace studio::onnx_writer;
    try {
        onnx::ModelProto model = modelOf(request);
        check(model);
        write(path, model);
        return 0;
    } catch (const CannotWrite& failed) {
        said = std::strerror(failed.code);
        return studio::kOnnxCannotWrite;
    } catch (const std::exception& failed) {
        said = failed.what();
        return 1;
    }
}
